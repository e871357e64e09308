package io.loopwarden.engine.pool;

/**
 * The numbers of all pools of a name.
 *
 * @param pool the name
 * @param queued how many tasks wait
 * @param saturatedNanos for how long they were saturated since the start
 */
public record PoolFigures(String pool, long queued, long saturatedNanos) {

  /** These and those of another pool of the name. */
  PoolFigures plus(long moreQueued, long moreSaturatedNanos) {
    return new PoolFigures(pool, queued + moreQueued, saturatedNanos + moreSaturatedNanos);
  }
}
