package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Registers an instrument for each metric, which reads what there is of it at any time. */
  void register(Object telemetry, Readings readings) throws ReflectiveOperationException {
    Object meter =
        classes.type("OpenTelemetry").getMethod("getMeter", String.class).invoke(telemetry, SCOPE);
    for (Metric metric : Metric.values()) {
      for (Instrument instrument : Instrument.of(metric)) {
        register(meter, instrument, readings);
      }
    }
  }

  private void register(Object meter, Instrument instrument, Readings readings)
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
    Consumer<Object> callback = measurement -> record(measurement, instrument, readings);
    type.getMethod("buildWithCallback", Consumer.class).invoke(made, callback);
  }

  /** Runs on a thread of the application, which must not notice if it fails. */
  private void record(Object measurement, Instrument instrument, Readings readings) {
    Metric metric = instrument.metric();
    try {
      for (Point point : readings.of(metric)) {
        Object labels = attributes.of(labels(metric.labels(), point.labels()));
        record.invoke(measurement, instrument.valueOf(point), labels);
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // the numbers are missing this time
    }
  }

  private static Map<String, String> labels(List<String> names, List<String> values) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      labels.put(names.get(i), values.get(i));
    }
    return labels;
  }
}
