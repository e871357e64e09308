package io.loopwarden.engine.watchdog.figures;

import io.loopwarden.hooks.LoopwardenDurations;
import io.loopwarden.hooks.LoopwardenLoopMetrics;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * The numbers of one event loop over some span of time.
 *
 * @param spanNanos the span; in totals, since the loop was first watched
 * @param busyNanos how long the loop was busy in it
 * @param iterations how long its iterations took, in nanoseconds
 * @param queueDelays how long tasks waited in its queue, in nanoseconds; of those that were
 *     followed
 */
public record LoopTotals(
    long spanNanos, long busyNanos, Histogram iterations, Histogram queueDelays) {

  private static final int SIGNIFICANT_DIGITS = 2;

  /** A histogram accepts no smaller one. */
  private static final long SMALLEST_RANGE = 2;

  /**
   * The totals of a loop.
   *
   * @param heldNanos for how long it was idle and could not have run
   */
  public static LoopTotals of(LoopwardenLoopMetrics metrics, long heldNanos, long nowNanos) {
    return of(
        nowNanos - metrics.startNanos(),
        metrics.busyNanos() + heldNanos,
        metrics.iterations(),
        metrics.queueDelays());
  }

  /** The totals of a loop of which the counts are known. */
  static LoopTotals of(
      long spanNanos,
      long busyNanos,
      LoopwardenDurations iterations,
      LoopwardenDurations queueDelays) {
    return new LoopTotals(spanNanos, busyNanos, histogram(iterations), histogram(queueDelays));
  }

  private static Histogram histogram(LoopwardenDurations durations) {
    int last = LoopwardenDurations.BUCKETS - 1;
    while (last > 0 && durations.count(last) == 0) {
      last--;
    }
    long longestNanos = Math.max(SMALLEST_RANGE, LoopwardenDurations.nanosOf(last));
    Histogram histogram = new PackedHistogram(1, longestNanos, SIGNIFICANT_DIGITS);
    histogram.setAutoResize(true); // a later count may have a longer duration
    for (int bucket = 0; bucket < LoopwardenDurations.BUCKETS; bucket++) {
      long count = durations.count(bucket);
      if (count > 0) {
        histogram.recordValueWithCount(LoopwardenDurations.nanosOf(bucket), count);
      }
    }
    return histogram;
  }

  /** What was added since earlier totals of the same loop. */
  LoopTotals since(LoopTotals earlier) {
    Histogram addedIterations = iterations.copy();
    addedIterations.subtract(earlier.iterations);
    Histogram addedDelays = queueDelays.copy();
    addedDelays.subtract(earlier.queueDelays);
    return new LoopTotals(
        spanNanos - earlier.spanNanos, busyNanos - earlier.busyNanos, addedIterations, addedDelays);
  }

  /** The share of the span for which the loop was busy, from 0 to 1. */
  public double busyShare() {
    return spanNanos <= 0 ? 0 : Math.min(1, (double) busyNanos / spanNanos);
  }
}
