package io.loopwarden.engine.record;

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

  /** How long all took together, and the one problem that took longest. */
  private static final class Sum {
    private long nanos;
    private long longestNanos;
  }

  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  void add(long iteration, String category, long durationNanos) {
    Key key = new Key(iteration, category);
    Sum sum = sums.get(key);
    if (sum == null && sums.size() < MOST) {
      sum = new Sum();
      sums.put(key, sum);
    }
    if (sum != null) {
      sum.nanos += durationNanos;
    }
  }

  /** Notes how long one problem has taken so far. */
  void ofProblem(long iteration, String category, long durationNanos) {
    Sum sum = sums.get(new Key(iteration, category));
    if (sum != null) {
      sum.longestNanos = Math.max(sum.longestNanos, durationNanos);
    }
  }

  long nanos(long iteration, String category) {
    Sum sum = sums.get(new Key(iteration, category));
    return sum == null ? 0 : sum.nanos;
  }

  /**
   * Whether a problem has a part in the sum of its category that is worth naming. What has less may
   * owe it to the sample that fell on it.
   */
  boolean isWorthNaming(long iteration, String category, long durationNanos) {
    Sum sum = sums.get(new Key(iteration, category));
    return sum == null
        || durationNanos >= WORTH_NAMING * sum.nanos
        || durationNanos >= sum.longestNanos;
  }

  /** Of all categories. */
  long nanos(long iteration) {
    long sum = 0;
    for (Map.Entry<Key, Sum> each : sums.entrySet()) {
      sum += each.getKey().iteration() == iteration ? each.getValue().nanos : 0;
    }
    return sum;
  }

  boolean isEmpty() {
    return sums.isEmpty();
  }

  /** Forgets all other iterations. */
  void retain(Set<Long> iterations) {
    for (Iterator<Key> keys = sums.keySet().iterator(); keys.hasNext(); ) {
      if (!iterations.contains(keys.next().iteration())) {
        keys.remove();
      }
    }
  }
}
