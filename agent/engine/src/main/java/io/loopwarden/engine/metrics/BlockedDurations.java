package io.loopwarden.engine.metrics;

import io.loopwarden.engine.metrics.Point.Example;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A histogram with an example for each of its buckets. Guarded by {@link OccurrenceCounts}. */
final class BlockedDurations {

  /** To find out the trace takes microseconds, and one example is as good as another. */
  private static final long MILLIS_BETWEEN_EXAMPLES = 1000;

  private final DurationCounts durations = new DurationCounts();
  private final @Nullable Example[] examples = new Example[Buckets.number()];
  private final long[] lookedAtMillis = new long[Buckets.number()];

  void add(long nanos) {
    durations.add(nanos);
  }

  /** Whether an example of this duration is wanted now. */
  boolean wantsExample(long nanos, long nowMillis) {
    int bucket = Buckets.indexOf(nanos);
    if (nowMillis - lookedAtMillis[bucket] < MILLIS_BETWEEN_EXAMPLES) {
      return false;
    }
    lookedAtMillis[bucket] = nowMillis;
    return true;
  }

  void add(Example example) {
    examples[Buckets.indexOf(example.nanos())] = example;
  }

  Point point(String... labels) {
    List<Example> known = new ArrayList<>();
    for (Example example : examples) {
      if (example != null) {
        known.add(example);
      }
    }
    return Point.of(durations.copy(), known, labels);
  }
}
