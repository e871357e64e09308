package io.loopwarden.engine.metrics;

import io.loopwarden.engine.watchdog.figures.DurationCounts;
import io.loopwarden.hooks.LoopwardenDurations;

/** The buckets of histograms, as outputs have them: the same for all metrics. */
public final class Buckets {

  private static final double NANOS_PER_SECOND = 1e9;

  private static final double[] BOUNDS_SECONDS = {
    0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10
  };

  private static final int[] BUCKETS = bucketsOfAll();

  private Buckets() {}

  private static int[] bucketsOfAll() {
    int[] buckets = new int[LoopwardenDurations.BUCKETS];
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = indexOf(LoopwardenDurations.nanosOf(i));
    }
    return buckets;
  }

  /** The upper bounds but for the last, which is infinite. */
  public static double[] boundsSeconds() {
    return BOUNDS_SECONDS.clone();
  }

  /** How many buckets there are. */
  public static int number() {
    return BOUNDS_SECONDS.length + 1;
  }

  /** The bucket of a duration. */
  public static int indexOf(long nanos) {
    int index = 0;
    while (index < BOUNDS_SECONDS.length && nanos > BOUNDS_SECONDS[index] * NANOS_PER_SECOND) {
      index++;
    }
    return index;
  }

  /** The duration in the bucket of another one that is nearest to it. */
  public static long nearest(long nanos, long other) {
    int index = indexOf(other);
    long above = index == 0 ? 0 : nanosOf(index - 1) + 1;
    long most = index == BOUNDS_SECONDS.length ? Long.MAX_VALUE : nanosOf(index);
    return Math.min(most, Math.max(above, nanos));
  }

  private static long nanosOf(int bound) {
    return Math.round(BOUNDS_SECONDS[bound] * NANOS_PER_SECOND);
  }

  /** How many durations fell into each bucket; durations near a bound are known to 3 %. */
  public static long[] countsOf(DurationCounts durations) {
    long[] counts = new long[number()];
    durations.forEachBucket((bucket, count) -> counts[BUCKETS[bucket]] += count);
    return counts;
  }
}
