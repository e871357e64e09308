package io.loopwarden.engine.jfr;

import java.util.List;

/**
 * A virtual thread that ran on, and so kept its carrier from all others.
 *
 * @param threadId the virtual thread
 * @param threadName the virtual thread; empty if it has no name
 * @param carrierName the thread that it kept
 * @param durationNanos how long it was seen to run; in truth up to two looks longer
 * @param ongoing whether it still ran when this was reported
 * @param frames the stack that it had when it reached the threshold, innermost first
 */
public record HeldCarrier(
    long threadId,
    String threadName,
    String carrierName,
    long durationNanos,
    boolean ongoing,
    List<StackTraceElement> frames) {

  /** The same, seen longer. */
  HeldCarrier lasting(long nanos, boolean stillOngoing) {
    return new HeldCarrier(threadId, threadName, carrierName, nanos, stillOngoing, frames);
  }
}
