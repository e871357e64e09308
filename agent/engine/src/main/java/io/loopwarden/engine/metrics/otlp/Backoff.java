package io.loopwarden.engine.metrics.otlp;

import java.util.concurrent.TimeUnit;

/** How long to wait after failures: a second, then twice as long each time, up to a minute. */
final class Backoff {

  private static final long FIRST_NANOS = 1_000_000_000L;
  private static final long LONGEST_NANOS = 60_000_000_000L;

  private long nextNanos = FIRST_NANOS;
  private long untilNanos;
  private boolean isWaiting;

  /** Whether to wait still. */
  boolean isWaiting(long nowNanos) {
    isWaiting = isWaiting && nowNanos - untilNanos < 0;
    return isWaiting;
  }

  /**
   * Begins a wait.
   *
   * @param leastSeconds how long it is at least
   */
  void failed(long nowNanos, int leastSeconds) {
    isWaiting = true;
    untilNanos = nowNanos + Math.max(nextNanos, TimeUnit.SECONDS.toNanos(leastSeconds));
    nextNanos = Math.min(LONGEST_NANOS, 2 * nextNanos);
  }

  /** The next wait is a short one. */
  void worked() {
    isWaiting = false;
    nextNanos = FIRST_NANOS;
  }
}
