package io.loopwarden.engine.watchdog;

/**
 * The first seconds of an event loop, in which its code is loaded and compiled. Stalls in this time
 * are counted and not reported, but for those that last too long to be explained by cold code: they
 * are as old as stalls that are reported while they last.
 *
 * @param nanos how long it is, from the moment on from which the loop is watched
 * @param longestNanos a stall that lasts so long is judged like any other
 */
record StallWarmup(long nanos, long longestNanos) {

  /**
   * Whether a stall is only counted.
   *
   * @param endNanos when it ended, or now if it lasts, by {@link System#nanoTime()}
   * @param ownNanos how long it lasted, without what the platform took of it
   */
  boolean covers(LoopWatch watch, long endNanos, long ownNanos) {
    return ownNanos < longestNanos
        && endNanos - watch.loop().pulse.startNanos() < nanos
        && watch.ongoing() == null;
  }
}
