package io.loopwarden.engine.record;

import io.loopwarden.engine.finding.Delay;
import java.util.ArrayList;
import java.util.List;

/** The calls by which one problem blocked a loop in one iteration. Only the reporter touches it. */
final class CallsOfProblem {

  /** So many ways to operations are kept apart, the longest; others count in the duration only. */
  private static final int MOST_WAYS = 16;

  private final long iteration;
  private final long beginNanos;
  private CallIncident longest;
  private final List<CallIncident> ways = new ArrayList<>();
  private long durationNanos;
  private long endNanos;
  private boolean isShort = true;
  private long overNanos;

  /** Begins with the first call. */
  CallsOfProblem(CallIncident first, long iteration) {
    this.iteration = iteration;
    this.beginNanos = first.endNanos() - first.durationNanos();
    this.longest = first;
    add(first);
  }

  void add(CallIncident call) {
    durationNanos += call.durationNanos();
    endNanos = call.endNanos();
    isShort &= call.isShort();
    if (call.durationNanos() > longest.durationNanos()) {
      longest = call;
    }
    for (int i = 0; i < ways.size(); i++) {
      if (ways.get(i).text() == call.text()) {
        ways.set(i, ways.get(i).and(call));
        return;
      }
    }
    addWay(call);
  }

  private void addWay(CallIncident call) {
    if (ways.size() < MOST_WAYS) {
      ways.add(call);
      return;
    }
    int shortest = 0;
    for (int i = 1; i < ways.size(); i++) {
      if (ways.get(i).durationNanos() < ways.get(shortest).durationNanos()) {
        shortest = i;
      }
    }
    if (ways.get(shortest).durationNanos() < call.durationNanos()) {
      ways.set(shortest, call);
    }
  }

  /** The iteration in which they were made, see {@link WorkUnit#iteration}. */
  long iteration() {
    return iteration;
  }

  /** The category of the longest of them. */
  String category() {
    return longest.call().operation().category();
  }

  /** Whether none of them was long enough to count by itself. */
  boolean isShort() {
    return isShort;
  }

  /** When the first of them began, by {@link System#nanoTime()}. */
  long beginNanos() {
    return beginNanos;
  }

  /** When the last of them ended, by {@link System#nanoTime()}. */
  long endNanos() {
    return endNanos;
  }

  /** When their iteration was over for certain, by {@link System#nanoTime()}: now, at first. */
  long overNanos() {
    if (overNanos == 0) {
      overNanos = System.nanoTime();
    }
    return overNanos;
  }

  /** The longest of them. */
  CallIncident longest() {
    return longest;
  }

  /** How long they took together. */
  long durationNanos() {
    return durationNanos;
  }

  /**
   * All of them as one occurrence, with the stack and the work of the longest.
   *
   * @param delay whom they kept waiting
   */
  CallIncident incident(Delay delay) {
    List<CallIncident> counted = new ArrayList<>();
    for (CallIncident way : ways) {
      counted.add(isPartOfCall(way) ? way.uncounted() : way);
    }
    return longest.standingFor(counted, durationNanos, endNanos, delay);
  }

  /** What the waits of one call have in common; {@link CallKeys#NONE} for a call of its own. */
  private static long key(CallIncident way) {
    return way.text().key(way.path().callingInstruction());
  }

  /** Whether it stands for short waits of a call that also waited for long, and counts as one. */
  private boolean isPartOfCall(CallIncident way) {
    if (!way.isShort() || key(way) == CallKeys.NONE) {
      return false;
    }
    for (CallIncident other : ways) {
      if (!other.isShort() && key(other) == key(way)) {
        return true;
      }
    }
    return false;
  }
}
