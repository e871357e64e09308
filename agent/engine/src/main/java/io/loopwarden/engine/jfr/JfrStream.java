package io.loopwarden.engine.jfr;

import io.loopwarden.engine.thread.AgentThreads;
import java.io.IOError;
import java.util.Set;
import java.util.function.Consumer;
import jdk.jfr.consumer.MetadataEvent;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream of JFR's events, read by the thread that runs this, until it is closed or fails for
 * good. Memory that runs out costs the events of that time: the stream goes on, or is opened again
 * a second later. JFR delivers about a second after the event.
 */
final class JfrStream implements Runnable {

  private static final String MODULE = "jdk.jfr";
  private static final long NANOS_BETWEEN_TRIES = 1_000_000_000;
  private static final int MOST_CAUSES = 20;

  private final String blindness;
  private final Set<String> wanted;
  private final Consumer<RecordingStream> subscriptions;
  private final Consumer<String> problems;
  private boolean complained;
  private volatile boolean closed;
  private volatile @Nullable RecordingStream stream;

  /**
   * Makes a stream that does not run yet.
   *
   * @param blindness what is not seen without this stream, for the line that reports a problem
   * @param wanted the names of the events that the subscriptions enable
   * @param subscriptions enables events and says what to do with them
   * @param problems receives, in one line, why the stream has ended
   */
  JfrStream(
      String blindness,
      Set<String> wanted,
      Consumer<RecordingStream> subscriptions,
      Consumer<String> problems) {
    this.blindness = blindness;
    this.wanted = wanted;
    this.subscriptions = subscriptions;
    this.problems = problems;
  }

  @Override
  public void run() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      problems.accept(blindness + ": this JVM runs without " + MODULE);
      return;
    }
    while (!closed && !isExiting()) {
      try {
        read();
        complain("its recording was stopped");
        return;
      } catch (Throwable reason) {
        if (isLasting(reason)) {
          complain(reason.toString());
          return;
        }
      }
      AgentThreads.pause(this, NANOS_BETWEEN_TRIES);
    }
  }

  /**
   * Whether it would fail again: unlike memory, or a stack, that ran out, also as the cause of an
   * exception that the JDK makes of it.
   */
  private static boolean isLasting(Throwable reason) {
    Throwable each = reason;
    for (int i = 0; each != null && i < MOST_CAUSES; i++) { // causes may form a circle
      if (each instanceof VirtualMachineError) {
        return false;
      }
      each = each.getCause();
    }
    return reason instanceof Exception
        || reason instanceof LinkageError
        || reason instanceof IOError;
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

  /** An event could not be read: it is lost, and so are the next ones if this is going to last. */
  private void fail(Throwable reason) {
    if (isLasting(reason)) {
      complain(reason.toString());
      close();
    }
  }

  private void complain(String reason) {
    if (!closed && !complained && !isExiting()) {
      complained = true;
      problems.accept(blindness + " any more: " + reason);
    }
  }

  /** JFR ends all recordings when the JVM exits: that is no problem to report. */
  private static boolean isExiting() {
    try {
      return Runtime.getRuntime().removeShutdownHook(new Thread());
    } catch (IllegalStateException e) {
      return true;
    } catch (OutOfMemoryError e) { // it may be better the next time
      return false;
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
