package io.loopwarden.engine.report;

import java.util.HashSet;
import java.util.Set;

/**
 * The operations that all tests which run now judge by themselves, because they allow them, expect
 * them or make assertions on them. What blocks in them is information in the log and no warning.
 * Thread-safe.
 */
public final class LeftToTests {

  /** Stands for all operations. */
  private static final String ALL = "*";

  /** Stands for stalls of whatever cause. */
  private static final String STALL = "stall";

  private volatile Set<String> operations = Set.of();

  LeftToTests() {}

  /**
   * Sets them, until they are set again.
   *
   * @param names names of operations, {@code stall:CAUSE}, {@code stall} or {@code *}
   */
  public void set(Set<?> names) {
    Set<String> copy = new HashSet<>();
    for (Object name : names) {
      copy.add(name.toString());
    }
    operations = copy;
  }

  /** Whether an operation is among them; a stall is {@code stall:CAUSE}. */
  boolean includes(String operation) {
    Set<String> now = operations;
    return !now.isEmpty()
        && (now.contains(ALL)
            || now.contains(operation)
            || operation.startsWith(STALL + ':') && now.contains(STALL));
  }
}
