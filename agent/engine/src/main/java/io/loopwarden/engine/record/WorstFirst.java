package io.loopwarden.engine.record;

import java.util.Comparator;

/** The order of a summary's rows: by the time that they took, then by operation and site. */
final class WorstFirst implements Comparator<Summary.Row> {

  @Override
  public int compare(Summary.Row one, Summary.Row other) {
    int order = Long.compare(other.totalNanos(), one.totalNanos());
    if (order == 0) {
      order = one.operation().compareTo(other.operation());
    }
    return order == 0 ? one.site().compareTo(other.site()) : order;
  }
}
