package io.loopwarden.engine.watchdog.figures;

import io.loopwarden.engine.watchdog.judging.Cause;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one event loop.
 *
 * @param eventLoop the name of its thread
 * @param threadId the id of its thread
 * @param total since it was first watched
 * @param recent of the last minute or two; since it was first watched if that is shorter
 * @param longestNanos its longest iteration, the age of one that goes on included
 * @param stalls how many stalls there were, by cause, one that goes on included
 * @param stallsInWarmup how many stalls fell into its first seconds
 * @param ongoing the stall that has not ended, or null
 * @param nowNanos when these numbers were true, by {@link System#nanoTime()}
 */
public record LoopFigures(
    String eventLoop,
    long threadId,
    LoopTotals total,
    LoopTotals recent,
    long longestNanos,
    Map<Cause, Long> stalls,
    long stallsInWarmup,
    @Nullable OngoingStall ongoing,
    long nowNanos) {

  /** How long the stall has lasted that has not ended; 0 if there is none. */
  public long ongoingNanos() {
    return ongoing == null ? 0 : ongoing.durationNanos(nowNanos);
  }

  /** A percentile of the iterations; rounding never takes it beyond the longest. */
  public long iterationNanos(double percentile) {
    return Math.min(total.iterations().getValueAtPercentile(percentile), longestNanos);
  }
}
