package io.loopwarden.engine.finding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tests judge by themselves, because they allow it, expect it, or make assertions on it: the
 * operations that all tests which run now judge, and how many occurrences of each problem tests
 * have judged. The log and the build's verdict leave them to the tests. Thread-safe.
 */
public final class TestVerdicts {

  /** As many problems as anybody looks at; the occurrences of others are nobody's. */
  private static final int MOST_PROBLEMS = 10_000;

  /** Stands for all operations. */
  private static final String ALL = "*";

  /** Stands for stalls of whatever cause. */
  private static final String STALL = "stall";

  private volatile Set<String> operations = Set.of();
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

  /**
   * Sets what all tests that run now judge, until it is set again.
   *
   * @param names names of operations, {@code stall:CAUSE}, {@code stall} or {@code *}
   */
  public void leave(Set<?> names) {
    Set<String> copy = new HashSet<>();
    for (Object name : names) {
      copy.add(name.toString());
    }
    operations = copy;
  }

  /** Whether the operation of a problem is left to the tests that run now. */
  boolean isLeft(@Nullable Finding finding) {
    Set<String> now = operations;
    if (finding == null || now.isEmpty()) {
      return false;
    }
    String operation = finding.operation().name(); // of a stall: stall:CAUSE
    return now.contains(ALL)
        || now.contains(operation)
        || operation.startsWith(STALL + ':') && now.contains(STALL);
  }
}
