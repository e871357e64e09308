package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Metric;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Registers meters in a registry of Micrometer, by its public methods. Nothing of it is kept: a
 * method that is kept keeps its class, and with it the application's loader.
 */
final class MicrometerMeters {

  private static final String PACKAGE = "io.micrometer.core.instrument.";
  private static final Class<?>[] VALUE = {String.class, Object.class, ToDoubleFunction.class};
  private static final Class<?>[] TIMER = {
    String.class, Object.class, ToLongFunction.class, ToDoubleFunction.class, TimeUnit.class
  };

  private MicrometerMeters() {}

  /** The registry that is global in the application, of the class that holds it. */
  static Object globalRegistry(Class<?> metrics) throws ReflectiveOperationException {
    return metrics.getField("globalRegistry").get(null);
  }

  /** The registries that are in a composite one. */
  static Collection<?> partsOf(Object composite) throws ReflectiveOperationException {
    return (Collection<?>) composite.getClass().getMethod("getRegistries").invoke(composite);
  }

  /**
   * Registers a meter for a series. The registry keeps the cell weakly.
   *
   * @param labels the values of the metric's labels
   */
  static void register(Object registry, Metric metric, List<String> labels, Cell cell)
      throws ReflectiveOperationException {
    ClassLoader loader = registry.getClass().getClassLoader();
    Object builder =
        switch (metric.type()) {
          case GAUGE -> builder(loader, "Gauge", VALUE, metric.title(), cell, value());
          case COUNTER -> builder(loader, "FunctionCounter", VALUE, metric.title(), cell, value());
          case HISTOGRAM ->
              builder(
                  loader,
                  "FunctionTimer",
                  TIMER,
                  metric.title(),
                  cell,
                  (ToLongFunction<Object>) Cell::count,
                  (ToDoubleFunction<Object>) Cell::sumNanos,
                  TimeUnit.NANOSECONDS);
        };
    Class<?> type = builder.getClass();
    type.getMethod("tags", String[].class).invoke(builder, (Object) tags(metric, labels));
    type.getMethod("description", String.class).invoke(builder, metric.help());
    Class<?> registryType = Class.forName(PACKAGE + "MeterRegistry", false, loader);
    type.getMethod("register", registryType).invoke(builder, registry);
  }

  private static ToDoubleFunction<Object> value() {
    return Cell::value;
  }

  private static Object builder(
      ClassLoader loader, String meter, Class<?>[] types, Object... arguments)
      throws ReflectiveOperationException {
    Method method = Class.forName(PACKAGE + meter, false, loader).getMethod("builder", types);
    return method.invoke(null, arguments);
  }

  private static String[] tags(Metric metric, List<String> labels) {
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      tags.add(metric.labels().get(i));
      tags.add(labels.get(i));
    }
    return tags.toArray(new String[0]);
  }
}
