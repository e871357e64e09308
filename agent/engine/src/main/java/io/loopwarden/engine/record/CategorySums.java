package io.loopwarden.engine.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How long the calls of each category blocked an event loop within an iteration, those that are
 * allowed left out. Only the reporter touches it.
 */
final class CategorySums {

  /** There are a few iterations at a time at most, and a few categories in each. */
  private static final int MOST = 256;

  private record Key(long iteration, String category) {}

  private final Map<Key, Long> nanos = new LinkedHashMap<>();

  void add(long iteration, String category, long durationNanos) {
    if (nanos.size() < MOST) {
      nanos.merge(new Key(iteration, category), durationNanos, Long::sum);
    }
  }

  long nanos(long iteration, String category) {
    return nanos.getOrDefault(new Key(iteration, category), 0L);
  }

  boolean isEmpty() {
    return nanos.isEmpty();
  }

  /** Forgets all other iterations. */
  void retain(Set<Long> iterations) {
    nanos.keySet().removeIf(key -> !iterations.contains(key.iteration()));
  }
}
