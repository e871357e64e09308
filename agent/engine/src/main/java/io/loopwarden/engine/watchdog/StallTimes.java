package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;

/**
 * How long an iteration lasts when something happens, in nanoseconds.
 *
 * @param stallNanos an iteration that lasts longer is a stall
 * @param periodNanos how long the watchdog pauses between two visits
 * @param firstLookNanos a normal iteration is over by then
 * @param firstOngoingNanos when one that lasts is reported for the first time
 */
record StallTimes(long stallNanos, long periodNanos, long firstLookNanos, long firstOngoingNanos) {

  private static final long LONGEST_PERIOD_NANOS = 10_000_000;
  private static final long SHORTEST_PERIOD_NANOS = 1_000_000;
  private static final long FIRST_LOOK_NANOS = 2_000_000;

  static StallTimes of(Configuration configuration) {
    long stallNanos = configuration.get(Options.STALL_THRESHOLD).toNanos();
    return new StallTimes(
        stallNanos,
        Math.max(SHORTEST_PERIOD_NANOS, Math.min(LONGEST_PERIOD_NANOS, stallNanos / 8)),
        Math.min(FIRST_LOOK_NANOS, stallNanos / 8),
        firstOngoingNanos(stallNanos, configuration.get(Options.STALL_ONGOING).toNanos()));
  }

  /** The stall threshold times the first power of two with which a stall is old enough. */
  private static long firstOngoingNanos(long stallNanos, long ageNanos) {
    long nanos = Math.max(1, stallNanos);
    while (nanos < ageNanos) {
      nanos *= 2;
    }
    return nanos;
  }

  /** How old an iteration is when it is sampled first. */
  long firstSampleNanos() {
    return stallNanos / 4;
  }
}
