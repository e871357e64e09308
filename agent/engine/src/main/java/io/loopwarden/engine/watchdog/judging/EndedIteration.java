package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.hooks.LoopwardenLoop;

/**
 * What an event loop noted of an iteration that took longer than the stall threshold, when it
 * ended.
 *
 * @param startNanos when it began, by {@link System#nanoTime()}
 * @param endNanos when it ended, by {@link System#nanoTime()}
 * @param endMillis when it ended, since the epoch
 * @param cpuNanos the thread's CPU time then, or -1
 * @param calledNanos how long known operations took in it
 * @param recordedNanos how long those of them took that count as blocking calls
 * @param steps how many tasks and channel events the loop handled in it
 */
public record EndedIteration(
    long startNanos,
    long endNanos,
    long endMillis,
    long cpuNanos,
    long calledNanos,
    long recordedNanos,
    long steps) {

  /** That of an event loop whose iteration ends now, on its own thread. */
  public static EndedIteration of(
      LoopwardenLoop loop, long startNanos, long endNanos, long cpuNanos) {
    return new EndedIteration(
        startNanos,
        endNanos,
        System.currentTimeMillis(),
        cpuNanos,
        loop.calledNanos(),
        loop.recordedNanos,
        loop.metrics.stepsOfIteration());
  }

  long durationNanos() {
    return endNanos - startNanos;
  }
}
