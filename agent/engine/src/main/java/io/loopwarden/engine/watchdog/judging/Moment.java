package io.loopwarden.engine.watchdog.judging;

/**
 * A moment on both clocks.
 *
 * @param nanos by {@link System#nanoTime()}
 * @param millis since the epoch
 */
public record Moment(long nanos, long millis) {

  public static Moment now() {
    return new Moment(System.nanoTime(), System.currentTimeMillis());
  }
}
