package io.loopwarden.engine.metrics.prometheus;

import io.loopwarden.engine.metrics.Buckets;
import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The numbers as Prometheus's library models them. */
final class Snapshots {

  private static final String TOTAL = "_total";
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long UNKNOWN = 0;
  private static final double[] BOUNDS = boundsWithInfinity();

  private Snapshots() {}

  private static double[] boundsWithInfinity() {
    double[] bounds = Arrays.copyOf(Buckets.boundsSeconds(), Buckets.number());
    bounds[bounds.length - 1] = Double.POSITIVE_INFINITY;
    return bounds;
  }

  /**
   * All metrics that have numbers.
   *
   * @param isNative whether histograms have native buckets, too
   */
  static MetricSnapshots of(List<Family> families, boolean isNative) {
    List<MetricSnapshot> snapshots = new ArrayList<>();
    for (Family family : families) {
      if (!family.points().isEmpty()) {
        snapshots.add(of(family, isNative));
      }
    }
    return new MetricSnapshots(snapshots);
  }

  private static MetricSnapshot of(Family family, boolean isNative) {
    MetricMetadata metadata = metadata(family.metric());
    List<Point> points = family.points();
    List<String> labels = family.metric().labels();
    return switch (family.metric().type()) {
      case GAUGE ->
          new GaugeSnapshot(metadata, points.stream().map(p -> gauge(labels, p)).toList());
      case COUNTER ->
          new CounterSnapshot(metadata, points.stream().map(p -> counter(labels, p)).toList());
      case HISTOGRAM ->
          new HistogramSnapshot(
              metadata,
              points.stream()
                  .map(p -> isNative ? nativeHistogram(labels, p) : histogram(labels, p))
                  .toList());
    };
  }

  private static MetricMetadata metadata(Metric metric) {
    String title = metric.title();
    String name =
        title.endsWith(TOTAL) ? title.substring(0, title.length() - TOTAL.length()) : title;
    return metric.unit().isEmpty()
        ? new MetricMetadata(name, metric.help())
        : new MetricMetadata(name, metric.help(), new Unit(metric.unit()));
  }

  private static GaugeDataPointSnapshot gauge(List<String> labels, Point point) {
    return new GaugeDataPointSnapshot(point.value(), Labels.of(labels, point.labels()), null);
  }

  private static CounterDataPointSnapshot counter(List<String> labels, Point point) {
    return new CounterDataPointSnapshot(
        point.value(), Labels.of(labels, point.labels()), null, UNKNOWN);
  }

  private static HistogramDataPointSnapshot histogram(List<String> labels, Point point) {
    DurationCounts durations = Objects.requireNonNull(point.durations());
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(BOUNDS, Buckets.countsOf(durations)),
        durations.sumNanos() / NANOS_PER_SECOND,
        Labels.of(labels, point.labels()),
        exemplars(point),
        UNKNOWN);
  }

  private static HistogramDataPointSnapshot nativeHistogram(List<String> labels, Point point) {
    DurationCounts durations = Objects.requireNonNull(point.durations());
    NativeBuckets buckets = NativeBuckets.of(durations);
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(BOUNDS, Buckets.countsOf(durations)),
        NativeBuckets.SCHEMA,
        buckets.zeros(),
        NativeBuckets.ZERO_THRESHOLD,
        buckets.positive(),
        NativeHistogramBuckets.EMPTY,
        durations.sumNanos() / NANOS_PER_SECOND,
        Labels.of(labels, point.labels()),
        exemplars(point),
        UNKNOWN);
  }

  private static Exemplars exemplars(Point point) {
    return Exemplars.of(point.examples().stream().map(Snapshots::exemplar).toList());
  }

  private static Exemplar exemplar(Point.Example example) {
    return new Exemplar(
        example.nanos() / NANOS_PER_SECOND,
        Labels.of(Exemplar.TRACE_ID, example.traceId()),
        example.atMillis());
  }
}
