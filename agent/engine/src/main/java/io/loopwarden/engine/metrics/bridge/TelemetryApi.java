package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import java.lang.reflect.Method;
import java.util.function.Consumer;

/**
 * OpenTelemetry's API, by its public methods, in the copy of one application or in that of
 * OpenTelemetry's Java agent, whose names have a prefix. Kept by the instruments alone, and these
 * by the application.
 */
final class TelemetryApi {

  /** The class that an application's copy of the API is found by. */
  static final String HOLDER = "io.opentelemetry.api.GlobalOpenTelemetry";

  /** What the instruments belong to. */
  static final String SCOPE = "io.loopwarden";

  private final ApiClasses classes;
  private final ApiAttributes attributes;
  private final Method record;

  private TelemetryApi(ApiClasses classes) throws ReflectiveOperationException {
    this.classes = classes;
    this.attributes = new ApiAttributes(classes);
    this.record =
        classes
            .type("metrics.ObservableDoubleMeasurement")
            .getMethod("record", double.class, attributes.type());
  }

  /** The API that a class which holds the global OpenTelemetry belongs to. */
  static TelemetryApi of(Class<?> holder) throws ReflectiveOperationException {
    return new TelemetryApi(ApiClasses.beside(holder, HOLDER));
  }

  /**
   * Registers instruments for each metric, which read what there is of it at any time. Returned are
   * those that do not: histograms, which these keep.
   */
  TelemetryHistograms register(Object telemetry, Readings readings)
      throws ReflectiveOperationException {
    TelemetryHistograms histograms = new TelemetryHistograms(classes, attributes);
    boolean hasBuckets = histograms.arePossible();
    Object meter =
        classes.type("OpenTelemetry").getMethod("getMeter", String.class).invoke(telemetry, SCOPE);
    for (Metric metric : Metric.values()) {
      if (hasBuckets && metric.type() == Metric.Type.HISTOGRAM) {
        histograms.add(meter, metric);
      } else {
        for (Instrument instrument : Instrument.of(metric)) {
          register(meter, instrument, new Callback(instrument, readings, histograms));
        }
      }
    }
    return histograms;
  }

  private void register(Object meter, Instrument instrument, Consumer<Object> callback)
      throws ReflectiveOperationException {
    String kind = instrument.isGauge() ? "gauge" : "counter";
    Object made =
        classes
            .type("metrics.Meter")
            .getMethod(kind + "Builder", String.class)
            .invoke(meter, instrument.title());
    if (!instrument.isGauge()) {
      made = classes.type("metrics.LongCounterBuilder").getMethod("ofDoubles").invoke(made);
    }
    Class<?> type =
        classes.type(
            instrument.isGauge() ? "metrics.DoubleGaugeBuilder" : "metrics.DoubleCounterBuilder");
    type.getMethod("setDescription", String.class).invoke(made, instrument.help());
    type.getMethod("setUnit", String.class).invoke(made, instrument.unit());
    type.getMethod("buildWithCallback", Consumer.class).invoke(made, callback);
  }

  /** What an instrument asks: it keeps what it reads from, and the histograms beside it. */
  private final class Callback implements Consumer<Object> {
    private final Instrument instrument;
    private final Readings readings;

    @SuppressWarnings("unused") // nothing else keeps them
    private final TelemetryHistograms histograms;

    Callback(Instrument instrument, Readings readings, TelemetryHistograms histograms) {
      this.instrument = instrument;
      this.readings = readings;
      this.histograms = histograms;
    }

    /** Runs on a thread of the application, which must not notice if it fails. */
    @Override
    public void accept(Object measurement) {
      Metric metric = instrument.metric();
      try {
        for (Point point : readings.of(metric)) {
          Object labels = attributes.of(metric.labels(), point.labels());
          record.invoke(measurement, instrument.valueOf(point), labels);
        }
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        // the numbers are missing this time
      }
    }
  }
}
