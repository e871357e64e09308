package io.loopwarden.engine.report;

/** Durations as people read them: milliseconds, with as many decimals as matter. */
final class Milliseconds {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private Milliseconds() {}

  /** Nanoseconds as milliseconds: one decimal from 1 ms on, three below. */
  static String of(long nanos) {
    boolean isLong = nanos >= NANOS_PER_MILLI || nanos == 0;
    return decimal(nanos, isLong ? 100_000 : 1_000, isLong ? 10 : 1_000);
  }

  /**
   * A number with decimals, the last one rounded half up.
   *
   * @param nanosPerStep the value of the last decimal
   * @param steps how many of these are one millisecond
   */
  private static String decimal(long nanos, long nanosPerStep, long steps) {
    boolean isRoundedUp = Math.abs(nanos % nanosPerStep) >= nanosPerStep / 2;
    long rounded = Math.abs(nanos / nanosPerStep) + (isRoundedUp ? 1 : 0);
    String fraction = Long.toString(steps + rounded % steps).substring(1);
    return (nanos < 0 && rounded > 0 ? "-" : "") + rounded / steps + '.' + fraction;
  }
}
