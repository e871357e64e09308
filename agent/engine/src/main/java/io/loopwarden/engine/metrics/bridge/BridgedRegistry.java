package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.bridge.Cells.Series;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
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

  /**
   * Registers meters for series that are new, and records what is new in histograms.
   *
   * @param timers those of all registries so far that are no composites
   */
  void update(Cells cells, List<Timers> timers) throws ReflectiveOperationException {
    Object target = registry.get();
    if (target == null) {
      return;
    }
    for (Map.Entry<Series, Cell> entry : cells.all().entrySet()) {
      Series series = entry.getKey();
      if (registered.add(series)) { // also if it fails: it would again
        MicrometerMeters.register(target, series.metric(), series.labels(), entry.getValue());
      }
    }
    for (Object leaf : MicrometerMeters.leavesOf(target)) {
      timersOf(leaf, timers).update(target, cells.histograms());
    }
  }

  private static Timers timersOf(Object leaf, List<Timers> timers) {
    for (Timers known : timers) {
      if (known.isOf(leaf)) {
        return known;
      }
    }
    Timers made = new Timers(leaf);
    timers.add(made);
    return made;
  }
}
