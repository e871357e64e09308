package io.loopwarden.engine.record;

import io.loopwarden.engine.work.Work;
import org.jspecify.annotations.Nullable;

/** A call that waited once or several times. Only the reporter's thread touches it. */
final class MergedCall {

  private final long unit;
  private final @Nullable Work work;
  private final long beginNanos;
  private final CallPath first;
  private CallPath path;
  private long longestWaitNanos;
  private long durationNanos;
  private long endNanos;

  /** Begins a call with its first wait. */
  MergedCall(CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work) {
    this.first = path;
    this.path = path;
    this.longestWaitNanos = durationNanos;
    this.durationNanos = durationNanos;
    this.beginNanos = endNanos - durationNanos;
    this.endNanos = endNanos;
    this.unit = unit;
    this.work = work;
  }

  /**
   * Adds the next wait.
   *
   * @param longestGapNanos the time since the last wait belongs to the call if it is not longer:
   *     the call's own steps, and waits that were too short to be recorded
   */
  void add(CallPath path, long durationNanos, long endNanos, long longestGapNanos) {
    long gapNanos = endNanos - durationNanos - this.endNanos;
    this.durationNanos += durationNanos;
    if (gapNanos > 0 && gapNanos <= longestGapNanos) {
      this.durationNanos += gapNanos;
    }
    this.endNanos = endNanos;
    if (durationNanos > longestWaitNanos) {
      longestWaitNanos = durationNanos;
      this.path = path;
    }
  }

  /** Whether its first wait was made by a path. */
  boolean beganBy(CallPath path) {
    return first == path;
  }

  /** The unit of work of the loop in which it was made, see {@link LoopRecorder#unit}. */
  long unit() {
    return unit;
  }

  /** When its first wait began, by {@link System#nanoTime()}. */
  long beginNanos() {
    return beginNanos;
  }

  /** Passes the whole call on, with the path of its longest wait. */
  void passTo(CallRing.Reader reader) {
    reader.call(path, durationNanos, endNanos, unit, work);
  }
}
