package io.loopwarden.engine.jfr;

import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** The events of the JDK about a thread that waits. */
enum BackstopEvent {
  MONITOR_ENTER("jdk.JavaMonitorEnter", SeenByJfr.SYNCHRONIZED, "lock", "monitorClass"),
  SLEEP("jdk.ThreadSleep", "java.lang.Thread.sleep", "sleep", null),
  PARK("jdk.ThreadPark", "java.util.concurrent.locks.LockSupport.park", "lock", "parkedClass"),
  SOCKET_READ("jdk.SocketRead", "socket read", "socket", null),
  FILE_READ("jdk.FileRead", "file read", "file", null);

  private static final String PREVIOUS_OWNER = "previousOwner";

  private final String type;
  private final String operation;
  private final String category;
  private final @Nullable String classField;

  BackstopEvent(String type, String operation, String category, @Nullable String classField) {
    this.type = type;
    this.operation = operation;
    this.category = category;
    this.classField = classField;
  }

  /** JFR's name of the event. */
  String type() {
    return type;
  }

  /** What an event of this type says of a thread. */
  SeenByJfr read(RecordedEvent event, RecordedThread thread, JfrClock clock) {
    long durationNanos = event.getDuration().toNanos();
    long startNanos = clock.nanoTimeOf(event.getStartTime());
    long agoNanos = System.nanoTime() - startNanos - durationNanos;
    return new SeenByJfr(
        operation,
        category,
        thread.getJavaThreadId(),
        thread.getJavaName(),
        startNanos,
        durationNanos,
        System.currentTimeMillis() - agoNanos / 1_000_000,
        Frames.of(event.getStackTrace()),
        monitorClass(event),
        previousOwner(event));
  }

  private @Nullable String monitorClass(RecordedEvent event) {
    RecordedClass found = classField == null ? null : event.getClass(classField);
    return found == null ? null : found.getName();
  }

  private static @Nullable String previousOwner(RecordedEvent event) {
    RecordedThread owner = event.hasField(PREVIOUS_OWNER) ? event.getThread(PREVIOUS_OWNER) : null;
    return owner == null ? null : owner.getJavaName();
  }
}
