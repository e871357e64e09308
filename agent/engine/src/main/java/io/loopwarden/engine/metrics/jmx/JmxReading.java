package io.loopwarden.engine.metrics.jmx;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Measurements;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers since the last reset. A client that asks for one attribute after the other gets them
 * from the same reading if he does so within a moment.
 */
final class JmxReading {

  private static final long MOMENT_NANOS = 100_000_000;

  private final Measurements measurements;

  // Guarded by this.
  private Map<Metric, List<Point>> latest = Map.of();
  private long readNanos;
  private final Map<Metric, Map<List<String>, Point>> before = new EnumMap<>(Metric.class);

  JmxReading(Measurements measurements) {
    this.measurements = measurements;
  }

  /** The points of a metric. */
  synchronized List<Point> of(Metric metric) {
    if (latest.isEmpty() || System.nanoTime() - readNanos > MOMENT_NANOS) {
      latest = read();
      readNanos = System.nanoTime();
    }
    List<Point> points = new ArrayList<>();
    for (Point point : latest.getOrDefault(metric, List.of())) {
      points.add(since(before.getOrDefault(metric, Map.of()).get(point.labels()), point));
    }
    return points;
  }

  /** The points of a metric whose first label has a value. */
  List<Point> of(Metric metric, String firstLabel) {
    List<Point> points = of(metric);
    points.removeIf(point -> !point.labels().get(0).equals(firstLabel));
    return points;
  }

  /** Begins anew. */
  synchronized void reset() {
    latest = Map.of();
    before.clear();
    for (Map.Entry<Metric, List<Point>> entry : read().entrySet()) {
      if (entry.getKey().type() != Metric.Type.GAUGE) {
        Map<List<String>, Point> points = new HashMap<>();
        entry.getValue().forEach(point -> points.put(point.labels(), point));
        before.put(entry.getKey(), points);
      }
    }
  }

  private Map<Metric, List<Point>> read() {
    Map<Metric, List<Point>> points = new EnumMap<>(Metric.class);
    for (Family family : measurements.read()) {
      points.put(family.metric(), family.points());
    }
    return points;
  }

  private static Point since(@Nullable Point earlier, Point point) {
    if (earlier == null) {
      return point;
    }
    DurationCounts durations = point.durations();
    DurationCounts durationsBefore = earlier.durations();
    return new Point(
        point.labels(),
        point.value() - earlier.value(),
        durations == null || durationsBefore == null ? durations : durations.since(durationsBefore),
        point.examples());
  }
}
