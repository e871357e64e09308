package io.loopwarden.engine.jfr;

import java.io.IOError;
import java.util.Set;
import java.util.function.Consumer;
import jdk.jfr.consumer.MetadataEvent;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream of JFR's events, read by the thread that runs this, until it is closed or fails. JFR
 * delivers about a second after the event.
 */
final class JfrStream implements Runnable {

  private final String option;
  private final Set<String> wanted;
  private final Consumer<RecordingStream> subscriptions;
  private final Consumer<String> problems;
  private boolean complained;
  private volatile boolean closed;
  private volatile @Nullable RecordingStream stream;

  /**
   * Makes a stream that does not run yet.
   *
   * @param option the option that asked for it, for the line that tells of a problem
   * @param wanted the names of the events that the subscriptions enable
   * @param subscriptions enables events and says what to do with them
   * @param problems is told, in one line, why the stream has ended
   */
  JfrStream(
      String option,
      Set<String> wanted,
      Consumer<RecordingStream> subscriptions,
      Consumer<String> problems) {
    this.option = option;
    this.wanted = wanted;
    this.subscriptions = subscriptions;
    this.problems = problems;
  }

  @Override
  public void run() {
    try {
      read();
      if (!isExiting()) {
        complain("its recording was stopped");
      }
    } catch (LinkageError | RuntimeException | IOError reason) {
      complain(reason.toString());
    }
  }

  private void read() {
    try (RecordingStream opened = new RecordingStream()) {
      stream = opened;
      opened.onError(this::fail);
      OwnRecording own = OwnRecording.of(wanted, opened, () -> subscriptions.accept(opened));
      try {
        opened.onMetadata(event -> updateIfAdded(own, event));
        if (!closed) {
          opened.start();
        }
      } finally {
        own.close();
      }
    }
  }

  private static void updateIfAdded(OwnRecording own, MetadataEvent event) {
    if (!event.getAddedEventTypes().isEmpty()) {
      own.update();
    }
  }

  private void fail(Throwable reason) {
    complain(reason.toString());
    close();
  }

  private void complain(String reason) {
    if (!closed && !complained) {
      complained = true;
      problems.accept(option + " sees nothing any more: " + reason);
    }
  }

  /** JFR ends all recordings when the JVM exits: that is no problem to tell of. */
  private static boolean isExiting() {
    try {
      return Runtime.getRuntime().removeShutdownHook(new Thread());
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Ends the stream without a word. */
  void close() {
    closed = true;
    RecordingStream opened = stream;
    if (opened != null) {
      opened.close();
    }
  }
}
