package io.loopwarden.engine.pool;

/**
 * Since when somebody waits for a pool without interruption, as far as looks at it show: whoever
 * waits now has begun before the last look, at which somebody waited, too. So waits that end by a
 * time-out add up if others follow them, and those of a busy pool, which take milliseconds each, do
 * not. Only the thread of {@link PoolWatch} uses it.
 */
final class UnbrokenWait {

  private boolean isWaiting;
  private long sinceNanos;
  private long lookedNanos;

  /**
   * Somebody waits.
   *
   * @param firstNanos since when the first of those who wait now does
   * @return since when somebody waits without interruption
   */
  long goesOn(long firstNanos, long nowNanos) {
    boolean isUnbroken = isWaiting && firstNanos - lookedNanos <= 0;
    if (!isUnbroken || firstNanos - sinceNanos < 0) {
      sinceNanos = firstNanos;
    }
    isWaiting = true;
    lookedNanos = nowNanos;
    return sinceNanos;
  }

  /** Nobody waits. */
  void ends() {
    isWaiting = false;
  }
}
