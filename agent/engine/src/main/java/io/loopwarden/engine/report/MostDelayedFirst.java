package io.loopwarden.engine.report;

import io.loopwarden.engine.record.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of problems by how long they kept others waiting; those that kept nobody waiting stay
 * in their order.
 */
final class MostDelayedFirst implements Comparator<Summary.Row> {

  @Override
  public int compare(Summary.Row one, Summary.Row other) {
    return Long.compare(other.delay().nanos(), one.delay().nanos());
  }

  /** The rows in this order. */
  static List<Summary.Row> of(List<Summary.Row> rows) {
    List<Summary.Row> sorted = new ArrayList<>(rows);
    sorted.sort(new MostDelayedFirst());
    return sorted;
  }
}
