package io.loopwarden.engine.record;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waits for locks in an event loop's first seconds, those of logging included. Whoever holds a lock
 * executes code then that is not compiled yet, and the threads that compile it want the same
 * processors. So such a wait counts from twice the threshold on, unless its category has a
 * threshold of its own.
 */
final class ColdLocks {

  private static final Set<String> CATEGORIES = Set.of("lock", "logging");

  private static final int TIMES = 2;

  private final Configuration configuration;
  private final long warmupNanos;

  ColdLocks(Configuration configuration) {
    this.configuration = configuration;
    this.warmupNanos = configuration.get(Options.STALL_WARMUP).toNanos();
  }

  /**
   * Whether an occurrence is such a wait.
   *
   * @param loop where it was; null if that is not known
   * @param thresholdNanos from which duration on it would count later
   */
  boolean cover(CallIncident occurrence, @Nullable LoopwardenLoop loop, long thresholdNanos) {
    String category = occurrence.call().operation().category();
    long durationNanos = occurrence.durationNanos();
    return loop != null
        && CATEGORIES.contains(category)
        && configuration.categoryThreshold(category) == null
        && durationNanos >= thresholdNanos // else a threshold of what was woven has let it through
        && durationNanos < TIMES * thresholdNanos
        && occurrence.endNanos() - loop.pulse.startNanos() < warmupNanos;
  }
}
