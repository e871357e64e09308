package io.loopwarden.engine.watchdog.judging;

/**
 * A moment on both clocks.
 *
 * @param nanos by {@link System#nanoTime()}
 * @param millis since the epoch
 */
public record ClockReading(long nanos, long millis) {

  public static ClockReading now() {
    return new ClockReading(System.nanoTime(), System.currentTimeMillis());
  }
}
