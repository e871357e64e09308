package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.metrics.bridge.NewDurations.Batch;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands on what is new in a histogram, duration by duration: neither Micrometer nor OpenTelemetry
 * takes counts. So that this costs a bounded time, a part is handed on if there is too much: the
 * same part of all durations, so that quantiles stay what they are.
 */
final class HistogramFeed {

  /** Of one metric, at a time. */
  static final int MOST = 10_000;

  /** Takes the new durations of a series; there may be none. */
  interface Target {
    void record(List<String> labels, List<Batch> batches) throws ReflectiveOperationException;
  }

  private final Map<List<String>, NewDurations> ofSeries = new HashMap<>();

  /** Hands on what is new since the last call. */
  void handOn(Family family, Target target) throws ReflectiveOperationException {
    long number = 0;
    for (Point point : family.points()) {
      DurationCounts latest = point.durations();
      number += latest == null ? 0 : of(point).number(latest);
    }
    double share = number <= MOST ? 1 : (double) MOST / number;
    for (Point point : family.points()) {
      DurationCounts latest = point.durations();
      if (latest != null) {
        target.record(point.labels(), of(point).take(latest, share));
      }
    }
  }

  private NewDurations of(Point point) {
    return ofSeries.computeIfAbsent(point.labels(), added -> new NewDurations());
  }
}
