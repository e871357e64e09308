package io.loopwarden.engine.finding;

import java.util.HashMap;
import java.util.Map;

/**
 * How many occurrences of each problem a test has judged by itself: allowed it, expected it, or
 * made assertions on it. The build's verdict leaves them to the test. Thread-safe.
 */
public final class TestVerdicts {

  /** As many problems as anybody looks at; the occurrences of others are nobody's. */
  private static final int MOST_PROBLEMS = 10_000;

  private final Map<String, Long> occurrences = new HashMap<>();

  /** Adds what a test has judged: numbers of occurrences by fingerprint. */
  public synchronized void add(Map<?, ?> judged) {
    for (Map.Entry<?, ?> each : judged.entrySet()) {
      if (each.getKey() instanceof String fingerprint && each.getValue() instanceof Long count) {
        Long before = occurrences.get(fingerprint);
        if (before != null || occurrences.size() < MOST_PROBLEMS) {
          occurrences.put(fingerprint, (before == null ? 0 : before) + count);
        }
      }
    }
  }

  /** How many occurrences of a problem tests have judged. */
  public synchronized long of(String fingerprint) {
    return occurrences.getOrDefault(fingerprint, 0L);
  }
}
