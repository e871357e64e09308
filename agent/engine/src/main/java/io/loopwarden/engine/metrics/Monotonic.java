package io.loopwarden.engine.metrics;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps counters from decreasing. What an event loop was busy with is known a moment after it was
 * busy: what was active so far turns out to have been blocked.
 */
final class Monotonic {

  private final Map<String, Long> highest = new HashMap<>();

  /** The highest value of a counter so far, this one included. */
  long of(String counter, long value) {
    Long before = highest.get(counter);
    long now = before == null ? value : Math.max(before, value);
    highest.put(counter, now);
    return now;
  }
}
