package io.loopwarden.engine.record;

import org.jspecify.annotations.Nullable;

/**
 * The calls of one operation on one event loop that take about the same time. It knows the path of
 * the last one whose stack was walked, and the place in the ring where further ones can be added.
 * Only the loop's thread touches it.
 */
final class CallGroup {

  private @Nullable CallPath path;

  /** The interval of the {@link WalkBudget} in which the stack was walked. */
  private int interval;

  private @Nullable CallRing ring;
  private long number;
  private long iteration;

  /** The stack of a call was walked. */
  void walked(CallPath path, int interval) {
    if (this.path != path) {
      ring = null;
    }
    this.path = path;
    this.interval = interval;
  }

  /** The path to count calls for; null if a stack has to be walked first. */
  @Nullable CallPath path(int interval) {
    CallPath last = path;
    return last == null || this.interval != interval || last.isEvicted() || last.isForgotten()
        ? null
        : last;
  }

  /** A call of an iteration has a place in the ring. */
  void isIn(CallRing ring, long number, long iteration) {
    this.ring = ring;
    this.number = number;
    this.iteration = iteration;
  }

  /** Adds a call to that place, or returns false if it has to have one of its own. */
  boolean add(long durationNanos, long iteration) {
    CallRing current = ring;
    return current != null && this.iteration == iteration && current.addTo(number, durationNanos);
  }
}
