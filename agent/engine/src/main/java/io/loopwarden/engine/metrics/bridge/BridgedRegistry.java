package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.bridge.Cells.Series;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A registry of the application, with a meter for each series. Of the application only the registry
 * is kept, and that weakly. Only the metrics' own thread uses it.
 */
final class BridgedRegistry {

  private final WeakReference<Object> registry;
  private final Set<Series> registered = new HashSet<>();

  BridgedRegistry(Object registry) {
    this.registry = new WeakReference<>(registry);
  }

  /** Whether it is that of an application that is gone. */
  boolean isGone() {
    return registry.refersTo(null);
  }

  boolean isOf(Object other) {
    return registry.refersTo(other);
  }

  /** Whether its class is that loader's. */
  boolean isOfLoader(ClassLoader loader) {
    Object own = registry.get();
    return own != null && own.getClass().getClassLoader() == loader;
  }

  /** Whether another one is the same, has it as a part, or has a part in common with it. */
  boolean isSharedBy(BridgedRegistry other) throws ReflectiveOperationException {
    Object own = registry.get();
    Object composite = other.registry.get();
    if (own == null || composite == null || own == composite) {
      return own != null && own == composite;
    }
    Collection<?> parts = MicrometerMeters.partsOf(composite);
    return parts.contains(own) || !Collections.disjoint(parts, MicrometerMeters.partsOf(own));
  }

  /** Registers meters for series that are new. */
  void update(Cells cells) throws ReflectiveOperationException {
    for (Map.Entry<Series, Cell> entry : cells.all().entrySet()) {
      Series series = entry.getKey();
      Object target = registry.get();
      if (target != null && registered.add(series)) { // also if it fails: it would again
        MicrometerMeters.register(target, series.metric(), series.labels(), entry.getValue());
      }
    }
  }
}
