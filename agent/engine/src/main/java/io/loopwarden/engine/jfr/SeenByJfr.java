package io.loopwarden.engine.jfr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wait of an event loop that JFR has reported.
 *
 * @param operation {@code synchronized}, {@code java.lang.Thread.sleep}, {@code
 *     java.util.concurrent.locks.LockSupport.park}, {@code socket read} or {@code file read}
 * @param category the operation's category; that of a monitor is {@code lock}
 * @param threadId the event loop's thread
 * @param threadName the event loop's thread
 * @param startNanos when it began, in terms of {@link System#nanoTime}
 * @param durationNanos how long it took
 * @param endMillis when it ended, since the epoch
 * @param frames the stack, innermost first, without file names: JFR has none. Recent JDKs leave out
 *     their own frames on top; it is at most as deep as JFR's option {@code stackdepth} (64) says
 * @param monitorClass the class of the monitor or of the object parked on, if JFR knows it
 * @param previousOwner the name of the thread that had the monitor before, if JFR knows it
 */
public record SeenByJfr(
    String operation,
    String category,
    long threadId,
    String threadName,
    long startNanos,
    long durationNanos,
    long endMillis,
    List<StackTraceElement> frames,
    @Nullable String monitorClass,
    @Nullable String previousOwner) {

  /** The operation of a thread that waits for a monitor. */
  static final String SYNCHRONIZED = "synchronized";

  /** Whether it waited to enter a monitor. */
  public boolean entersMonitor() {
    return operation.equals(SYNCHRONIZED);
  }

  /** When it ended, in terms of {@link System#nanoTime}. */
  public long endNanos() {
    return startNanos + durationNanos;
  }
}
