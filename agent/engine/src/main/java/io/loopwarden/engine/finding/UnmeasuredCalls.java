package io.loopwarden.engine.finding;

import java.util.HashSet;
import java.util.Set;

/**
 * The occurrences of one problem of which only number, sum and maximum are known: calls in a flood
 * that found no room for a record of their own. Guarded by its {@link Finding}.
 */
final class UnmeasuredCalls {

  private final Set<DroppedCalls> sources = new HashSet<>();

  // What sources had that are gone.
  private long callsBefore;
  private long nanosBefore;
  private long longestNanosBefore;

  void add(DroppedCalls source) {
    sources.add(source);
  }

  /** Removes a source that drops no more calls, but keeps its numbers. */
  void remove(DroppedCalls source) {
    if (sources.remove(source)) {
      callsBefore += source.droppedCalls();
      nanosBefore += source.droppedNanos();
      longestNanosBefore = Math.max(longestNanosBefore, source.longestDroppedNanos());
    }
  }

  long calls() {
    long calls = callsBefore;
    for (DroppedCalls source : sources) {
      calls += source.droppedCalls();
    }
    return calls;
  }

  long nanos() {
    long nanos = nanosBefore;
    for (DroppedCalls source : sources) {
      nanos += source.droppedNanos();
    }
    return nanos;
  }

  long longestNanos() {
    long nanos = longestNanosBefore;
    for (DroppedCalls source : sources) {
      nanos = Math.max(nanos, source.longestDroppedNanos());
    }
    return nanos;
  }
}
