package io.loopwarden.engine.watchdog;

import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenPulse;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * The numbers of one event loop since it was first watched.
 *
 * @param eventLoop the name of its thread
 * @param watchedNanos how long it has been watched
 * @param busyNanos how long it was busy in that time
 * @param iterations how long its iterations took, in nanoseconds
 * @param longestNanos the longest of them
 * @param queueDelays how long tasks waited in its queue, in nanoseconds; of those that were
 *     followed
 * @param stalls how many stalls there were, by cause
 * @param stallsInWarmup how many stalls fell into its first seconds
 */
public record LoopFigures(
    String eventLoop,
    long watchedNanos,
    long busyNanos,
    Histogram iterations,
    long longestNanos,
    Histogram queueDelays,
    Map<Cause, Long> stalls,
    long stallsInWarmup) {

  private static final int SIGNIFICANT_DIGITS = 2;

  static LoopFigures of(
      LoopwardenLoop loop, long nowNanos, Map<Cause, Long> stalls, long stallsInWarmup) {
    LoopwardenPulse pulse = loop.pulse;
    return new LoopFigures(
        loop.thread.getName(),
        nowNanos - pulse.startNanos(),
        pulse.busyNanos(),
        histogram(pulse::iterations),
        pulse.longestNanos(),
        histogram(pulse::queueDelays),
        stalls,
        stallsInWarmup);
  }

  private static Histogram histogram(IntToLongFunction counts) {
    Histogram histogram = new PackedHistogram(SIGNIFICANT_DIGITS);
    for (int bucket = 0; bucket < LoopwardenPulse.BUCKETS; bucket++) {
      long count = counts.applyAsLong(bucket);
      if (count > 0) {
        histogram.recordValueWithCount(LoopwardenPulse.nanosOf(bucket), count);
      }
    }
    return histogram;
  }

  /** The share of the time for which the loop was busy, from 0 to 1. */
  public double busyShare() {
    return watchedNanos <= 0 ? 0 : Math.min(1, (double) busyNanos / watchedNanos);
  }

  /** A percentile of the iterations; rounding never takes it beyond the longest. */
  public long iterationNanos(double percentile) {
    return Math.min(iterations.getValueAtPercentile(percentile), longestNanos);
  }
}
