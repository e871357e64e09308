package io.loopwarden.engine.report;

import io.loopwarden.engine.watchdog.figures.LoopFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of event loops by how long they were busy; one that hangs comes before all others. */
final class BusiestFirst implements Comparator<LoopFigures> {

  @Override
  public int compare(LoopFigures one, LoopFigures other) {
    int byHang = Long.compare(other.ongoingNanos(), one.ongoingNanos());
    return byHang != 0 ? byHang : Long.compare(other.total().busyNanos(), one.total().busyNanos());
  }

  /** The event loops in this order. */
  static List<LoopFigures> of(List<LoopFigures> loops) {
    List<LoopFigures> sorted = new ArrayList<>(loops);
    sorted.sort(new BusiestFirst());
    return sorted;
  }
}
