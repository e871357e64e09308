package io.loopwarden.engine.watchdog;

import java.util.Map;

/**
 * The numbers of one event loop.
 *
 * @param eventLoop the name of its thread
 * @param total since it was first watched
 * @param recent of the last minute or two; since it was first watched if that is shorter
 * @param longestNanos its longest iteration
 * @param stalls how many stalls there were, by cause
 * @param stallsInWarmup how many stalls fell into its first seconds
 */
public record LoopFigures(
    String eventLoop,
    LoopTotals total,
    LoopTotals recent,
    long longestNanos,
    Map<Cause, Long> stalls,
    long stallsInWarmup) {

  /** A percentile of the iterations; rounding never takes it beyond the longest. */
  public long iterationNanos(double percentile) {
    return Math.min(total.iterations().getValueAtPercentile(percentile), longestNanos);
  }
}
