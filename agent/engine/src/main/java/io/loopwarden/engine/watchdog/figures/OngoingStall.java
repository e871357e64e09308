package io.loopwarden.engine.watchdog.figures;

import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.watchdog.judging.Cause;

/**
 * A stall that has not ended.
 *
 * @param cause what is to blame so far
 * @param site the application's innermost frame where most of the time went so far
 * @param startNanos when it began, by {@link System#nanoTime()}
 */
public record OngoingStall(Cause cause, Frame site, long startNanos) {

  /** How long it has lasted, in nanoseconds. */
  public long durationNanos(long nowNanos) {
    return nowNanos - startNanos;
  }
}
