package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import java.time.Duration;

/**
 * From which duration on a call counts as blocking. What blocks by nature counts from zero, what
 * merely can block from the threshold; a threshold set for the category holds for both.
 */
public final class Thresholds {

  private final Configuration configuration;
  private final long[] blockingNanos;
  private final long[] mayBlockNanos;

  public Thresholds(Catalogue catalogue, Configuration configuration) {
    this.configuration = configuration;
    int size = catalogue.operations().size();
    blockingNanos = new long[size];
    mayBlockNanos = new long[size];
    for (Operation operation : catalogue.operations()) {
      int number = operation.number();
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

  /**
   * Whether a call was long enough to count, as far as an event loop can tell: that of an operation
   * named by its caller counts from the lowest threshold of any category that the caller may give
   * it.
   */
  public boolean reached(int operation, boolean blocking, long durationNanos) {
    long[] thresholds = blocking ? blockingNanos : mayBlockNanos;
    return durationNanos >= thresholds[operation];
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
