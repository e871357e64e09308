package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Buckets;
import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.bridge.NewDurations.Batch;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Histograms in one global OpenTelemetry, which get duration by duration. The callbacks of the
 * other instruments refer to it, and the application keeps these: we keep it weakly. Only the
 * metrics' own thread uses it.
 */
final class TelemetryHistograms {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final String SECONDS = "s";

  /** One of them, with the attributes of each series. */
  private static final class Histogram {
    private final Object instrument;
    private final HistogramFeed feed = new HistogramFeed();
    private final Map<List<String>, Object> attributes = new HashMap<>();

    Histogram(Object instrument) {
      this.instrument = instrument;
    }
  }

  private final ApiClasses classes;
  private final ApiAttributes attributes;
  private final Method record;
  private final Map<Metric, Histogram> histograms = new EnumMap<>(Metric.class);

  TelemetryHistograms(ApiClasses classes, ApiAttributes attributes)
      throws ReflectiveOperationException {
    this.classes = classes;
    this.attributes = attributes;
    this.record =
        classes
            .type("metrics.DoubleHistogram")
            .getMethod("record", double.class, attributes.type());
  }

  /** Whether a histogram can be given its buckets: from API 1.32 on. */
  boolean arePossible() throws ReflectiveOperationException {
    for (Method method : classes.type("metrics.DoubleHistogramBuilder").getMethods()) {
      if (method.getName().equals("setExplicitBucketBoundariesAdvice")) {
        return true;
      }
    }
    return false;
  }

  void add(Object meter, Metric metric) throws ReflectiveOperationException {
    Object builder =
        classes
            .type("metrics.Meter")
            .getMethod("histogramBuilder", String.class)
            .invoke(meter, metric.title());
    List<Double> bounds = new ArrayList<>();
    for (double bound : Buckets.boundsSeconds()) {
      bounds.add(bound);
    }
    Class<?> type = classes.type("metrics.DoubleHistogramBuilder");
    type.getMethod("setDescription", String.class).invoke(builder, metric.help());
    type.getMethod("setUnit", String.class).invoke(builder, SECONDS);
    type.getMethod("setExplicitBucketBoundariesAdvice", List.class).invoke(builder, bounds);
    histograms.put(metric, new Histogram(type.getMethod("build").invoke(builder)));
  }

  /** Records what is new. */
  void handOn(List<Family> families) throws ReflectiveOperationException {
    for (Family family : families) {
      Histogram histogram = histograms.get(family.metric());
      if (histogram != null) {
        histogram.feed.handOn(
            family, (labels, batches) -> record(histogram, family.metric(), labels, batches));
      }
    }
  }

  private void record(Histogram histogram, Metric metric, List<String> labels, List<Batch> batches)
      throws ReflectiveOperationException {
    Object series = histogram.attributes.get(labels);
    if (series == null) {
      series = attributes.of(metric.labels(), labels);
      histogram.attributes.put(labels, series);
    }
    for (Batch batch : batches) {
      for (long i = 0; i < batch.times(); i++) {
        record.invoke(histogram.instrument, batch.nanos() / NANOS_PER_SECOND, series);
      }
    }
  }
}
