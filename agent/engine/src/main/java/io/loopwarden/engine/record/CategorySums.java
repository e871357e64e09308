package io.loopwarden.engine.record;

import java.util.HashMap;
import java.util.Iterator;
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

  private static final double WORTH_NAMING = 0.1;

  private record Key(long iteration, String category) {
    // By hand: what the compiler writes starts java.lang.invoke, in milliseconds.

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && iteration == key.iteration
          && category.equals(key.category);
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(iteration) + category.hashCode();
    }
  }

  private final Map<Key, Long> nanos = new LinkedHashMap<>();

  /** How long the one problem of a category took that took longest. */
  private final Map<Key, Long> longestNanos = new HashMap<>();

  void add(long iteration, String category, long durationNanos) {
    if (nanos.size() < MOST) {
      nanos.put(new Key(iteration, category), nanos(iteration, category) + durationNanos);
    }
  }

  /** Notes how long one problem has taken so far. */
  void ofProblem(long iteration, String category, long durationNanos) {
    Key key = new Key(iteration, category);
    if (nanos.containsKey(key)) {
      longestNanos.put(key, Math.max(durationNanos, longestNanos.getOrDefault(key, 0L)));
    }
  }

  long nanos(long iteration, String category) {
    return nanos.getOrDefault(new Key(iteration, category), 0L);
  }

  /**
   * Whether a problem has a part in the sum of its category that is worth naming. What has less may
   * owe it to the sample that fell on it.
   */
  boolean isWorthNaming(long iteration, String category, long durationNanos) {
    return durationNanos >= WORTH_NAMING * nanos(iteration, category)
        || durationNanos >= longestNanos.getOrDefault(new Key(iteration, category), 0L);
  }

  /** Of all categories. */
  long nanos(long iteration) {
    long sum = 0;
    for (Map.Entry<Key, Long> each : nanos.entrySet()) {
      sum += each.getKey().iteration() == iteration ? each.getValue() : 0;
    }
    return sum;
  }

  boolean isEmpty() {
    return nanos.isEmpty();
  }

  /** Forgets all other iterations. */
  void retain(Set<Long> iterations) {
    for (Iterator<Key> keys = nanos.keySet().iterator(); keys.hasNext(); ) {
      Key key = keys.next();
      if (!iterations.contains(key.iteration())) {
        keys.remove();
        longestNanos.remove(key);
      }
    }
  }
}
