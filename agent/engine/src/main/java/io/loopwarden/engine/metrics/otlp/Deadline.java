package io.loopwarden.engine.metrics.otlp;

import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * When something must have ended.
 *
 * @param endNanos by {@link System#nanoTime()}
 */
record Deadline(long endNanos) {

  /** In so much time from now. */
  static Deadline in(long nanos) {
    return new Deadline(System.nanoTime() + nanos);
  }

  /** Whether it is over. */
  boolean isOver() {
    return endNanos - System.nanoTime() <= 0;
  }

  /**
   * How much time is left, at least a millisecond.
   *
   * @throws SocketTimeoutException if none is
   */
  int millisLeft() throws SocketTimeoutException {
    long left = endNanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(left)));
  }
}
