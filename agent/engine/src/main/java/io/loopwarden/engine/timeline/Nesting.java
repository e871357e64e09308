package io.loopwarden.engine.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the calls of a track from overlapping: viewers show slices of one track only if they lie
 * beside or within each other. A slice is a problem's calls of an iteration, whose durations are
 * known as a sum and whose end is that of the last one: where two problems alternate, the slices
 * are cut. Their details have the true duration.
 */
final class Nesting {

  private static final int REMEMBERED = 16;
  private static final int MOST_TRACKS = 10_000;

  private final Map<Long, Deque<Slice>> placed = new HashMap<>();

  /** Where a slice is shown. */
  Slice place(Slice slice) {
    if (placed.size() > MOST_TRACKS) {
      placed.clear();
    }
    Deque<Slice> others = placed.computeIfAbsent(slice.track(), track -> new ArrayDeque<>());
    Slice shown = slice;
    for (Slice other : others) {
      shown = cut(shown, other);
    }
    others.addLast(shown);
    if (others.size() > REMEMBERED) {
      others.removeFirst();
    }
    return shown;
  }

  private static Slice cut(Slice slice, Slice other) {
    long start = slice.startNanos();
    long end = slice.endNanos();
    if (other.startNanos() < start && start < other.endNanos() && other.endNanos() < end) {
      return slice.between(other.endNanos(), end);
    }
    if (start < other.startNanos() && other.startNanos() < end && end < other.endNanos()) {
      return slice.between(start, other.startNanos());
    }
    return slice;
  }
}
