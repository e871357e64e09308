package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * From which duration on a call counts as blocking. What blocks by nature counts from zero, what
 * merely can block from the threshold; a threshold set for the category holds for both.
 */
public final class Thresholds {

  private final Configuration configuration;
  private final long[] blockingNanos;
  private final long[] mayBlockNanos;
  private final int[] categories;

  public Thresholds(Catalogue catalogue, Configuration configuration) {
    this.configuration = configuration;
    int size = catalogue.operations().size();
    blockingNanos = new long[size];
    mayBlockNanos = new long[size];
    categories = new int[size];
    List<String> known = new ArrayList<>();
    for (Operation operation : catalogue.operations()) {
      int number = operation.number();
      if (!known.contains(operation.category())) {
        known.add(operation.category());
      }
      categories[number] = known.indexOf(operation.category());
      blockingNanos[number] = nanos(operation.category(), 0);
      mayBlockNanos[number] = nanos(operation.category(), thresholdNanos());
      if (operation.naming() == Operation.Naming.CALLER) {
        for (String category : catalogue.callerCategories()) {
          mayBlockNanos[number] = Math.min(mayBlockNanos[number], nanos(category, Long.MAX_VALUE));
        }
      }
    }
  }

  /** The threshold of what can block and has none of its own. */
  long thresholdNanos() {
    return configuration.get(Options.THRESHOLD).toNanos();
  }

  private long nanos(String category, long byDefault) {
    Duration own = configuration.categoryThreshold(category);
    return own == null ? byDefault : own.toNanos();
  }

  /** A number for the category of an operation, from 0 on. */
  public int category(int operation) {
    return categories[operation];
  }

  /** From which duration on a call counts, as far as an event loop knows. */
  public long nanos(int operation, boolean blocking) {
    return blocking ? blockingNanos[operation] : mayBlockNanos[operation];
  }

  /** Whether the calls of a category took long enough in an iteration for each of them to count. */
  boolean reachedBySum(String category, long nanos) {
    return nanos >= nanos(category, thresholdNanos());
  }

  /**
   * Whether a call was long enough to count, as far as an event loop knows: that of an operation
   * named by its caller counts from the lowest threshold of any category that the caller may give
   * it.
   */
  public boolean reached(int operation, boolean blocking, long durationNanos) {
    return durationNanos >= nanos(operation, blocking);
  }

  /**
   * From which duration on a call counts, now that its caller is known; 0 for what blocks by
   * nature.
   *
   * @param named the operation under the name and category that its caller gave it
   * @param woven the operation that was woven
   */
  long nanos(Operation named, Operation woven) {
    boolean canBeShort = woven.naming() == Operation.Naming.CALLER || !woven.blocking();
    return nanos(named.category(), canBeShort ? thresholdNanos() : 0);
  }

  /**
   * Whether a call was long enough to count, now that its caller is known.
   *
   * @param named the operation under the name and category that its caller gave it
   * @param woven the operation that was woven
   */
  boolean reached(Operation named, Operation woven, long durationNanos) {
    if (named.category().equals(woven.category()) && woven.naming() != Operation.Naming.CALLER) {
      return true;
    }
    long byDefault = woven.naming() == Operation.Naming.CALLER ? thresholdNanos() : 0;
    return durationNanos >= nanos(named.category(), byDefault);
  }
}
