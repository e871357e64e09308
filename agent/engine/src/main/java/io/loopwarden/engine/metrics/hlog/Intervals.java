package io.loopwarden.engine.metrics.hlog;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import io.loopwarden.hooks.LoopwardenDurations;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What was added to the histograms of the metrics since the last time, by tag: metric and first
 * label, such as {@code iteration:vert.x-eventloop-thread} or {@code blocking:jdbc}. Used by one
 * thread at a time.
 */
final class Intervals {

  /** The counts that they are made of are known to 3 %. */
  private static final int SIGNIFICANT_DIGITS = 2;

  private Map<String, DurationCounts> before = new HashMap<>();

  /** What was added since the last time. */
  Map<String, Histogram> since(List<Family> families) {
    Map<String, DurationCounts> now = new LinkedHashMap<>();
    for (Family family : families) {
      String name = nameOf(family.metric());
      if (name != null) {
        for (Point point : family.points()) {
          DurationCounts durations = point.durations();
          if (durations != null) {
            now.computeIfAbsent(name + ':' + point.labels().get(0), tag -> new DurationCounts())
                .add(durations);
          }
        }
      }
    }
    Map<String, Histogram> added = new LinkedHashMap<>();
    for (Map.Entry<String, DurationCounts> entry : now.entrySet()) {
      DurationCounts earlier = before.get(entry.getKey());
      DurationCounts durations = entry.getValue();
      added.put(entry.getKey(), histogram(earlier == null ? durations : durations.since(earlier)));
    }
    before = now;
    return added;
  }

  private static @Nullable String nameOf(Metric metric) {
    return switch (metric) {
      case ITERATION -> "iteration";
      case DELAY -> "delay";
      case BLOCKING -> "blocking";
      case STALL -> "stall";
      default -> null;
    };
  }

  /** The same durations, each as the middle of its bucket. */
  static Histogram histogram(DurationCounts durations) {
    Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
    durations.forEachBucket(
        (bucket, count) ->
            histogram.recordValueWithCount(LoopwardenDurations.nanosOf(bucket), count));
    return histogram;
  }
}
