package io.loopwarden.engine.metrics;

import io.loopwarden.engine.watchdog.figures.GroupFigures;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How busy groups of event loops were in the last seconds. Guarded by {@link Measurements}. */
final class Utilization {

  private static final int SECONDS = 15;

  private record Reading(long spanNanos, long busyNanos) {}

  private final Map<String, Deque<Reading>> readings = new HashMap<>();

  /** Takes the readings of a second. */
  void sample(List<GroupFigures> groups) {
    for (GroupFigures group : groups) {
      Deque<Reading> ofGroup = readings.get(group.group());
      if (ofGroup == null) {
        ofGroup = new ArrayDeque<>();
        readings.put(group.group(), ofGroup);
      }
      ofGroup.add(new Reading(group.spanNanos(), group.busyNanos()));
      if (ofGroup.size() > SECONDS) {
        ofGroup.remove();
      }
    }
  }

  /** The share of the last seconds, or of all time if there was no reading, from 0 to 1. */
  double of(GroupFigures group) {
    Deque<Reading> ofGroup = readings.get(group.group());
    Reading first = ofGroup == null ? new Reading(0, 0) : ofGroup.getFirst();
    long spanNanos = group.spanNanos() - first.spanNanos();
    long busyNanos = group.busyNanos() - first.busyNanos();
    return spanNanos <= 0 ? 0 : Math.max(0, Math.min(1, (double) busyNanos / spanNanos));
  }
}
