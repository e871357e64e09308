package io.loopwarden.engine.jfr;

import java.time.Duration;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/** Reads the events of JFR about pinned virtual threads. */
final class PinnedEvents implements Consumer<RecordingStream> {

  static final String TYPE = "jdk.VirtualThreadPinned";

  private final Duration threshold;
  private final Consumer<PinnedThread> pinned;

  PinnedEvents(Duration threshold, Consumer<PinnedThread> pinned) {
    this.threshold = threshold;
    this.pinned = pinned;
  }

  @Override
  public void accept(RecordingStream stream) {
    stream.enable(TYPE).withThreshold(threshold).withStackTrace();
    stream.onEvent(TYPE, this::pass);
  }

  private void pass(RecordedEvent event) {
    RecordedThread thread = event.getThread();
    if (thread != null) {
      pinned.accept(
          new PinnedThread(
              thread.getJavaThreadId(),
              nameOf(thread),
              carrierName(event),
              event.getDuration().toNanos(),
              event.getEndTime().toEpochMilli(),
              text(event, "blockingOperation"),
              text(event, "pinnedReason"),
              Frames.of(event.getStackTrace())));
    }
  }

  private static String nameOf(RecordedThread thread) {
    String name = thread.getJavaName();
    return name == null ? "" : name;
  }

  private static @Nullable String carrierName(RecordedEvent event) {
    String field = "carrierThread";
    RecordedThread carrier = event.hasField(field) ? event.getThread(field) : null;
    return carrier == null ? null : carrier.getJavaName();
  }

  private static @Nullable String text(RecordedEvent event, String field) {
    return event.hasField(field) ? event.getString(field) : null;
  }
}
