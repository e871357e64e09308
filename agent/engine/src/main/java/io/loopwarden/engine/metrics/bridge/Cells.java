package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest numbers of all series. The meters of every registry read the same cells, so that it
 * does not matter by which of two registries a meter came into a third one. Only the metrics' own
 * thread uses it.
 */
final class Cells {

  /** A metric with values of its labels. */
  record Series(Metric metric, List<String> labels) {}

  private final Map<Series, Cell> cells = new LinkedHashMap<>();
  private List<Family> histograms = List.of();

  /** Takes the numbers of this second. */
  void set(List<Family> families) {
    histograms = families.stream().filter(Cells::isHistogram).toList();
    for (Family family : families) {
      if (!isHistogram(family)) {
        for (Point point : family.points()) {
          Series series = new Series(family.metric(), point.labels());
          cells.computeIfAbsent(series, added -> new Cell()).set(point.value());
        }
      }
    }
  }

  private static boolean isHistogram(Family family) {
    return family.metric().type() == Metric.Type.HISTOGRAM;
  }

  /** All series that there ever were, but for those of histograms. */
  Map<Series, Cell> all() {
    return cells;
  }

  /** The histograms of this second. */
  List<Family> histograms() {
    return histograms;
  }
}
