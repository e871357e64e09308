package io.loopwarden.engine.record;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.hooks.LoopwardenLoop;
import org.jspecify.annotations.Nullable;

/**
 * Calls of loggers in an event loop's first seconds. Whoever has the appender executes code then
 * that is not compiled yet, and the threads that compile it want the same processors. So such a
 * call counts from twice the threshold on, unless logging has a threshold of its own.
 */
final class ColdLogging {

  private static final int TIMES = 2;

  private final boolean hasOwnThreshold;
  private final long warmupNanos;

  ColdLogging(Configuration configuration) {
    this.hasOwnThreshold = configuration.categoryThreshold(TracedCall.LOGGING) != null;
    this.warmupNanos = configuration.get(Options.STALL_WARMUP).toNanos();
  }

  /**
   * Whether an occurrence is such a call.
   *
   * @param loop where it was; null if that is not known
   * @param thresholdNanos from which duration on it would count later
   */
  boolean cover(CallIncident occurrence, @Nullable LoopwardenLoop loop, long thresholdNanos) {
    long durationNanos = occurrence.durationNanos();
    return loop != null
        && !hasOwnThreshold
        && occurrence.call().operation().category().equals(TracedCall.LOGGING)
        && durationNanos >= thresholdNanos // else a threshold of what was woven has let it through
        && durationNanos < TIMES * thresholdNanos
        && occurrence.endNanos() - loop.metrics.startNanos() < warmupNanos;
  }
}
