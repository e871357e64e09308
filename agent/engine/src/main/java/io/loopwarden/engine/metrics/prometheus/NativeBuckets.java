package io.loopwarden.engine.metrics.prometheus;

import io.loopwarden.engine.watchdog.figures.DurationCounts;
import io.loopwarden.hooks.LoopwardenDurations;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The durations of a histogram in the native buckets of Prometheus: 16 for each power of two, so
 * that a bucket's bounds differ by 4.4 %. Those of {@link LoopwardenDurations} differ by 1.6 to 3.1
 * %; with more buckets here, some would stay empty.
 *
 * @param zeros how many durations are 0
 * @param positive the other ones
 */
record NativeBuckets(long zeros, NativeHistogramBuckets positive) {

  /** Each power of two has 2^4 buckets. */
  static final int SCHEMA = 4;

  /** As Prometheus's client libraries have it: no duration but 0 is as short. */
  static final double ZERO_THRESHOLD = Math.pow(2, -128);

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int[] INDEXES = indexesOfAll();

  private static int[] indexesOfAll() {
    int[] indexes = new int[LoopwardenDurations.BUCKETS];
    for (int i = 1; i < indexes.length; i++) {
      double seconds = LoopwardenDurations.nanosOf(i) / NANOS_PER_SECOND;
      indexes[i] = (int) Math.ceil(Math.log(seconds) / Math.log(2) * (1 << SCHEMA));
    }
    return indexes;
  }

  static NativeBuckets of(DurationCounts durations) {
    Map<Integer, Long> countsByIndex = new TreeMap<>();
    durations.forEachBucket(
        (bucket, count) -> {
          if (bucket > 0) {
            countsByIndex.merge(INDEXES[bucket], count, Long::sum);
          }
        });
    NativeHistogramBuckets.Builder positive = NativeHistogramBuckets.builder();
    countsByIndex.forEach(positive::bucket);
    return new NativeBuckets(durations.count(0), positive.build());
  }
}
