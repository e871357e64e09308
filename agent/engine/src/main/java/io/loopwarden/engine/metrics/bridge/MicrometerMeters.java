package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Registers meters in a registry of Micrometer, by its public methods. Nothing of it is kept: a
 * method that is kept keeps its class, and with it the application's loader.
 */
final class MicrometerMeters {

  static final String PACKAGE = "io.micrometer.core.instrument.";
  private static final Class<?>[] VALUE = {String.class, Object.class, ToDoubleFunction.class};
  private static final String COMPOSITE = PACKAGE + "composite.CompositeMeterRegistry";

  private MicrometerMeters() {}

  /** The registry that is global in the application, of the class that holds it. */
  static Object globalRegistry(Class<?> metrics) throws ReflectiveOperationException {
    return metrics.getField("globalRegistry").get(null);
  }

  /** The registries that are in a composite one. */
  static Collection<?> partsOf(Object composite) throws ReflectiveOperationException {
    return (Collection<?>) composite.getClass().getMethod("getRegistries").invoke(composite);
  }

  /** The registries that are in one, also in composites that are in it, or itself if it is none. */
  static Set<Object> leavesOf(Object registry) throws ReflectiveOperationException {
    Set<Object> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(registry, leaves, seen);
    return leaves;
  }

  private static void collect(Object registry, Set<Object> leaves, Set<Object> seen)
      throws ReflectiveOperationException {
    Class<?> composite = Class.forName(COMPOSITE, false, registry.getClass().getClassLoader());
    if (!composite.isInstance(registry)) {
      leaves.add(registry);
    } else if (seen.add(registry)) {
      for (Object part : (Collection<?>) composite.getMethod("getRegistries").invoke(registry)) {
        collect(part, leaves, seen);
      }
    }
  }

  /**
   * Registers a meter for a series that is no histogram. The registry keeps the cell weakly.
   *
   * @param labels the values of the metric's labels
   */
  static void register(Object registry, Metric metric, List<String> labels, Cell cell)
      throws ReflectiveOperationException {
    ClassLoader loader = registry.getClass().getClassLoader();
    String meter = metric.type() == Metric.Type.GAUGE ? "Gauge" : "FunctionCounter";
    ToDoubleFunction<Object> value = Cell::value;
    Object builder =
        Class.forName(PACKAGE + meter, false, loader)
            .getMethod("builder", VALUE)
            .invoke(null, metric.title(), cell, value);
    Class<?> type = builder.getClass();
    type.getMethod("tags", String[].class).invoke(builder, (Object) tags(metric, labels));
    type.getMethod("description", String.class).invoke(builder, metric.help());
    Class<?> registryType = Class.forName(PACKAGE + "MeterRegistry", false, loader);
    type.getMethod("register", registryType).invoke(builder, registry);
  }

  /** Names of labels, and their values. */
  static String[] tags(Metric metric, List<String> labels) {
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      tags.add(metric.labels().get(i));
      tags.add(labels.get(i));
    }
    return tags.toArray(new String[0]);
  }
}
