package io.loopwarden.engine.record;

import io.loopwarden.engine.finding.Delay;
import io.loopwarden.hooks.LoopwardenDelays;
import io.loopwarden.hooks.LoopwardenLoop;
import org.jspecify.annotations.Nullable;

/** Whom an event loop kept waiting in one iteration, and the share of a problem in it. */
public final class IterationDelay {

  /** Nobody minds to wait for less. */
  public static final long LEAST_NANOS = 1_000_000;

  private static final int BLOCKED_NANOS = 0;
  private static final int TASKS = 1;
  private static final int CHANNELS = 2;
  private static final int DELAYED_NANOS = 3;

  private IterationDelay() {}

  /**
   * Whom a problem kept waiting; nobody, if it took less than {@link #LEAST_NANOS}. Each task and
   * each channel waited for all that blocked the iteration, and counts with each problem; its time
   * is shared.
   *
   * @param iterationNanos when the iteration began
   * @param mask the bits of that time that are known
   * @param durationNanos for how long the problem blocked the iteration
   */
  public static Delay of(
      @Nullable LoopwardenLoop loop, long iterationNanos, long mask, long durationNanos) {
    LoopwardenDelays delays = loop == null || durationNanos < LEAST_NANOS ? null : loop.delays;
    long[] found = delays == null ? null : delays.of(iterationNanos, mask);
    if (found == null || found[BLOCKED_NANOS] <= 0) {
      return Delay.NONE;
    }
    double share = Math.min(1, (double) durationNanos / found[BLOCKED_NANOS]);
    return new Delay(found[TASKS], found[CHANNELS], (long) (share * found[DELAYED_NANOS]));
  }
}
