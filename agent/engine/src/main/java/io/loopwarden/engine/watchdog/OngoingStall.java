package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.finding.Frame;

/**
 * A stall that has not ended.
 *
 * @param cause what is to blame so far
 * @param site the application's innermost frame where most of the time went so far
 * @param startNanos when it began, by {@link System#nanoTime()}
 * @param verdict what it counts as
 */
public record OngoingStall(Cause cause, Frame site, long startNanos, Verdict verdict) {

  /** What a stall counts as. */
  public enum Verdict {
    /** The application's, and nothing excuses it. */
    VIOLATION,
    /** The platform is to blame. */
    PLATFORM,
    /** An allow rule excuses it. */
    EXCUSED,
    /** The baseline knows it. */
    KNOWN,
    /** Nothing accepts it, and there is no memory for the problem that it is an occurrence of. */
    UNCLASSIFIED
  }

  /** How long it has lasted, in nanoseconds. */
  public long durationNanos(long nowNanos) {
    return nowNanos - startNanos;
  }
}
