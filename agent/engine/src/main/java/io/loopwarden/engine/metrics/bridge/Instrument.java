package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * An instrument of OpenTelemetry's that is asked for its numbers. There is none of that kind for
 * histograms: where a histogram cannot be given its buckets, two counters have number and sum.
 *
 * @param title its name
 * @param unit its unit in the codes of UCUM
 * @param value reads its number of a series
 */
record Instrument(Metric metric, String title, String unit, ToDoubleFunction<Point> value) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final String ONE = "1";
  private static final String SECONDS = "s";

  /** The instruments for a metric. */
  static List<Instrument> of(Metric metric) {
    String unit = metric.unit().equals("seconds") ? SECONDS : ONE;
    if (metric.type() == Metric.Type.HISTOGRAM) {
      return List.of(
          new Instrument(metric, metric.title() + "_count", ONE, Point::value),
          new Instrument(metric, metric.title() + "_sum", unit, Instrument::sumSeconds));
    }
    return List.of(new Instrument(metric, metric.title(), unit, Point::value));
  }

  private static double sumSeconds(Point point) {
    DurationCounts durations = point.durations();
    return durations == null ? 0 : durations.sumNanos() / NANOS_PER_SECOND;
  }

  boolean isGauge() {
    return metric.type() == Metric.Type.GAUGE;
  }

  String help() {
    return metric.help();
  }

  double valueOf(Point point) {
    return value.applyAsDouble(point);
  }
}
