package io.loopwarden.engine.result;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * The time of event loops together.
 *
 * @param spanNanos for how long they ran; 0 if that is not known
 * @param busyNanos for how long of that they were busy
 * @param delaysNanos how long tasks waited in their queues, of those that were followed
 * @param routeNanos for how long they worked for each route, or handler; empty if that is not known
 */
public record LoopTimes(
    long spanNanos, long busyNanos, Histogram delaysNanos, Map<String, Long> routeNanos) {

  private static final int SIGNIFICANT_DIGITS = 2;

  /** Those of which nothing is known. */
  public static LoopTimes unknown() {
    return new LoopTimes(0, 0, new PackedHistogram(SIGNIFICANT_DIGITS), Map.of());
  }

  /** The times of the event loops of all results. */
  static LoopTimes of(Collection<JvmResult> results) {
    LoopTimes all = unknown();
    for (JvmResult result : results) {
      LoopTimes times = result.loopTimes();
      all = all.plus(times.spanNanos, times.busyNanos, times.delaysNanos).plus(times.routeNanos);
    }
    return all;
  }

  /** These, and the times of one more. */
  public LoopTimes plus(long otherSpanNanos, long otherBusyNanos, Histogram otherDelaysNanos) {
    Histogram sum = delaysNanos.copy();
    sum.add(otherDelaysNanos);
    return new LoopTimes(spanNanos + otherSpanNanos, busyNanos + otherBusyNanos, sum, routeNanos);
  }

  /** These, and the times of further routes. */
  public LoopTimes plus(Map<String, Long> otherRouteNanos) {
    Map<String, Long> sum = new LinkedHashMap<>(routeNanos);
    for (Map.Entry<String, Long> other : otherRouteNanos.entrySet()) {
      sum.merge(other.getKey(), other.getValue(), Long::sum);
    }
    return new LoopTimes(spanNanos, busyNanos, delaysNanos, sum);
  }

  /** The time for which it is known what they worked for. */
  long allRoutesNanos() {
    long nanos = 0;
    for (long each : routeNanos.values()) {
      nanos += each;
    }
    return nanos;
  }

  /** The share of a route in that time, from 0 to 1. */
  double shareOf(String route) {
    return (double) routeNanos.getOrDefault(route, 0L) / Math.max(1, allRoutesNanos());
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
