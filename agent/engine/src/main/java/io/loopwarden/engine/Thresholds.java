package io.loopwarden.engine;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import java.time.Duration;

/**
 * From which duration on a call counts as blocking. What blocks by nature counts from zero, what
 * merely can block from the threshold; a threshold set for the category holds for both.
 */
final class Thresholds {

  private final long[] blockingNanos;
  private final long[] mayBlockNanos;

  Thresholds(Catalogue catalogue, Configuration configuration) {
    int size = catalogue.operations().size();
    blockingNanos = new long[size];
    mayBlockNanos = new long[size];
    long thresholdNanos = configuration.get(Options.THRESHOLD).toNanos();
    for (Operation operation : catalogue.operations()) {
      Duration own = configuration.categoryThreshold(operation.category());
      int number = operation.number();
      blockingNanos[number] = own == null ? 0 : own.toNanos();
      mayBlockNanos[number] = own == null ? thresholdNanos : own.toNanos();
    }
  }

  /** Whether a call was long enough to count. */
  boolean reached(int operation, boolean blocking, long durationNanos) {
    long[] thresholds = blocking ? blockingNanos : mayBlockNanos;
    return durationNanos >= thresholds[operation];
  }
}
