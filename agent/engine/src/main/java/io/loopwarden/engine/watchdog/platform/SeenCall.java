package io.loopwarden.engine.watchdog.platform;

import io.loopwarden.engine.watchdog.platform.CpuWait.Span;

/**
 * A call of an event loop in which the watchdog saw it, and which is over.
 *
 * @param threadId the loop's thread
 * @param sinceNanos when it began, by {@link System#nanoTime()}
 * @param lackedNanos what it lacked a CPU for until the last look
 * @param ownSpan what the loop itself waited for a CPU since
 * @param ownerSpan what the owner of the lock that it waits for did
 * @param isOfLoading whether that owner was loading code
 */
public record SeenCall(
    long threadId,
    long sinceNanos,
    long lackedNanos,
    Span ownSpan,
    Span ownerSpan,
    boolean isOfLoading) {

  /** For how long the call lacked a CPU, if it ended at a moment. */
  public long lackedNanos(long endNanos) {
    return lackedNanos + ownSpan.nanosUntil(endNanos) + ownerSpan.nanosUntil(endNanos);
  }
}
