package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import java.util.List;

/**
 * The numbers of the last second. The metrics' own thread writes; whatever thread the application
 * has for its monitoring reads.
 */
final class Readings {

  private volatile List<Family> families = List.of();

  void set(List<Family> latest) {
    families = latest;
  }

  /** All numbers. */
  List<Family> all() {
    return families;
  }

  /** The numbers of a metric; none before the first reading. */
  List<Point> of(Metric metric) {
    for (Family family : families) {
      if (family.metric() == metric) {
        return family.points();
      }
    }
    return List.of();
  }
}
