package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A registry of the application, with a meter for each series. Of the application only the registry
 * is kept, and that weakly. Only the metrics' own thread uses it.
 */
final class BridgedRegistry {

  private record Series(Metric metric, List<String> labels) {}

  private final WeakReference<Object> registry;
  private final Map<Series, Cell> cells = new HashMap<>();

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

  /** Whether another composite registry is part of this one, or has a part in common with it. */
  boolean isSharedBy(Object composite) throws ReflectiveOperationException {
    Object own = registry.get();
    if (own == null) {
      return false;
    }
    Collection<?> parts = MicrometerMeters.partsOf(own);
    return parts.contains(composite)
        || !Collections.disjoint(parts, MicrometerMeters.partsOf(composite));
  }

  /** Sets the numbers, and registers meters for series that are new. */
  void update(List<Family> families) throws ReflectiveOperationException {
    for (Family family : families) {
      for (Point point : family.points()) {
        Series series = new Series(family.metric(), point.labels());
        Cell known = cells.get(series);
        Cell cell = known == null ? new Cell() : known;
        cell.set(point);
        Object target = registry.get();
        if (known == null && target != null) {
          cells.put(series, cell); // also if it fails: it would again
          MicrometerMeters.register(target, series.metric(), series.labels(), cell);
        }
      }
    }
  }
}
