package io.loopwarden.engine.watchdog;

/**
 * A moment on both clocks.
 *
 * @param nanos by {@link System#nanoTime()}
 * @param millis since the epoch
 */
record Moment(long nanos, long millis) {

  static Moment now() {
    return new Moment(System.nanoTime(), System.currentTimeMillis());
  }
}
