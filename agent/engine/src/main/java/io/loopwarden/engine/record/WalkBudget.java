package io.loopwarden.engine.record;

/**
 * Decides which calls of a flood have their stacks walked, so that walks take no more than a
 * hundredth of their event loop's time. What a loop did not use before is saved, up to a limit: in
 * an ordinary program each stack is walked.
 *
 * <p>Where not all can be walked, each call has the same chance, one in {@link #walkedEvery},
 * whatever came before it. A fixed distance, or a walk whenever there is time again, would prefer
 * some paths of a program that makes its calls in a fixed order. The chance is set anew for each
 * interval, by the number of calls in the one before. Where there are far more calls than that, no
 * further one is walked in the interval.
 *
 * <p>It has no clock: the caller says how late it is. Only the loop's thread touches it.
 */
final class WalkBudget {

  /** How long the chance of a call stays the same. */
  static final long INTERVAL_NANOS = 100_000_000;

  /** How much time for walks is saved at most. */
  static final long MOST_SAVED_NANOS = 100_000_000;

  /** A walk that took longer was interrupted: the thread had no processor. */
  static final long LONGEST_WALK_NANOS = 100_000;

  /** Walks may take one part in so many of the loop's time. */
  private static final long SHARE = 100;

  /** What part of an interval's share is planned; the rest is for what is walked in any case. */
  private static final double PLANNED = 0.75;

  /** What part of the saved time is planned for an interval. */
  private static final double PLANNED_SAVINGS = 0.1;

  /** What part of the saved time an interval leaves to the next one. */
  private static final double KEPT_SAVINGS = 0.5;

  private long random;
  private boolean begun;
  private long intervalBeganNanos;
  private int interval;
  private long callsInInterval;
  private long walksInInterval;
  private long walkingInIntervalNanos;
  private double nanosPerWalk;
  private long savedNanos = MOST_SAVED_NANOS;
  private long keptNanos;
  private long walkedEvery = 1;
  private long untilWalk = 1;

  /**
   * Makes a budget of which nothing is used.
   *
   * @param seed decides which calls are walked
   */
  WalkBudget(long seed) {
    random = seed == 0 ? 1 : seed;
  }

  /**
   * Whether the stack of a call is to be walked.
   *
   * @param nowNanos when it ended, by {@link System#nanoTime()}
   */
  boolean allows(long nowNanos) {
    if (!begun || nowNanos - intervalBeganNanos >= INTERVAL_NANOS) {
      beginInterval(nowNanos);
    }
    callsInInterval++;
    if (--untilWalk > 0) {
      return false;
    }
    untilWalk = distance();
    return savedNanos > keptNanos;
  }

  /** A walk took so long, whether it was asked for or not. */
  void walked(long nanos) {
    long counted = Math.max(0, Math.min(nanos, LONGEST_WALK_NANOS));
    walksInInterval++;
    walkingInIntervalNanos += counted;
    savedNanos = Math.max(-MOST_SAVED_NANOS, savedNanos - counted);
  }

  /** The number of the current interval. */
  int interval() {
    return interval;
  }

  /** One call in so many is walked. */
  long walkedEvery() {
    return walkedEvery;
  }

  private void beginInterval(long nowNanos) {
    long elapsedNanos = begun ? nowNanos - intervalBeganNanos : INTERVAL_NANOS;
    if (walksInInterval > 0) {
      nanosPerWalk = (double) walkingInIntervalNanos / walksInInterval;
    }
    savedNanos = Math.min(MOST_SAVED_NANOS, savedNanos + elapsedNanos / SHARE);
    double savings = Math.max(0, savedNanos);
    double planned = (double) INTERVAL_NANOS / SHARE * PLANNED + savings * PLANNED_SAVINGS;
    double expected = callsInInterval * nanosPerWalk * INTERVAL_NANOS / elapsedNanos;
    walkedEvery = Math.max(1, (long) Math.ceil(expected / planned));
    keptNanos = (long) (savings * KEPT_SAVINGS);
    untilWalk = distance();
    callsInInterval = 0;
    walksInInterval = 0;
    walkingInIntervalNanos = 0;
    intervalBeganNanos = nowNanos;
    interval++;
    begun = true;
  }

  /** How many calls there are up to the next walk if each has the same chance. */
  private long distance() {
    if (walkedEvery == 1) {
      return 1;
    }
    random ^= random << 13; // xorshift, by Marsaglia
    random ^= random >>> 7;
    random ^= random << 17;
    double uniform = ((random >>> 11) + 0.5) * 0x1p-53;
    return 1 + (long) (Math.log(uniform) / Math.log1p(-1.0 / walkedEvery));
  }
}
