package io.loopwarden.engine.result;

import java.util.Collection;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * The time of event loops together.
 *
 * @param spanNanos for how long they ran; 0 if that is not known
 * @param busyNanos for how long of that they were busy
 * @param delaysNanos how long tasks waited in their queues, of those that were followed
 */
public record LoopTimes(long spanNanos, long busyNanos, Histogram delaysNanos) {

  private static final int SIGNIFICANT_DIGITS = 2;

  /** Those of which nothing is known. */
  public static LoopTimes unknown() {
    return new LoopTimes(0, 0, new PackedHistogram(SIGNIFICANT_DIGITS));
  }

  /** The times of the event loops of all parts. */
  static LoopTimes of(Collection<Part> parts) {
    LoopTimes all = unknown();
    for (Part part : parts) {
      LoopTimes times = part.loopTimes();
      all = all.plus(times.spanNanos, times.busyNanos, times.delaysNanos);
    }
    return all;
  }

  /** These, and the times of one more. */
  public LoopTimes plus(long otherSpanNanos, long otherBusyNanos, Histogram otherDelaysNanos) {
    Histogram sum = delaysNanos.copy();
    sum.add(otherDelaysNanos);
    return new LoopTimes(spanNanos + otherSpanNanos, busyNanos + otherBusyNanos, sum);
  }

  /** The share of the time for which they were busy, from 0 to 1; 0 if that is not known. */
  public double busyShare() {
    return spanNanos <= 0 ? 0 : Math.min(1, (double) busyNanos / spanNanos);
  }

  /** The delay that 99 % of the tasks did not exceed; 0 if none was followed. */
  public long delayP99Nanos() {
    return delaysNanos.getTotalCount() == 0 ? 0 : delaysNanos.getValueAtPercentile(99);
  }
}
