package io.loopwarden.engine.jfr;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What weaving has recorded in the last seconds, so that it is not reported by JFR again. The
 * reporter writes and the stream reads; no application's thread comes here, so a lock is fine.
 *
 * <p>All times are those of {@link System#nanoTime}, which no clock adjustment moves.
 */
public final class RecordedIntervals {

  /** JFR delivers after about a second, later if the machine is busy. */
  private static final long HISTORY_NANOS = 10_000_000_000L;

  private static final int MOST = 10_000;

  private final long shortestNanos;

  /** The latest last; guarded by itself. */
  private final Deque<Interval> intervals = new ArrayDeque<>();

  /**
   * Makes an empty history.
   *
   * @param thresholdNanos the shortest event that will be asked for: what takes up less than half
   *     of that cannot cover it, and is not kept
   */
  public RecordedIntervals(long thresholdNanos) {
    this.shortestNanos = thresholdNanos / 2;
  }

  /**
   * Weaving has recorded a call.
   *
   * @param endNanos when it ended, by {@link System#nanoTime()}
   */
  public void add(long threadId, long endNanos, long durationNanos) {
    addInterval(threadId, endNanos - durationNanos, endNanos);
  }

  /** The same, with times of {@link System#nanoTime}. */
  public void addInterval(long threadId, long startNanos, long endNanos) {
    if (endNanos - startNanos < shortestNanos) {
      return;
    }
    synchronized (intervals) {
      while (isFull(endNanos)) {
        intervals.removeFirst();
      }
      intervals.addLast(new Interval(threadId, startNanos, endNanos));
    }
  }

  private boolean isFull(long nowNanos) {
    Interval oldest = intervals.peekFirst();
    return oldest != null
        && (intervals.size() >= MOST || nowNanos - oldest.endNanos() > HISTORY_NANOS);
  }

  /** Whether more than half of the time between is part of one call that weaving has recorded. */
  public boolean covers(long threadId, long startNanos, long endNanos) {
    synchronized (intervals) {
      for (Interval interval : intervals) {
        if (interval.threadId() == threadId
            && isMostlyWithin(startNanos, endNanos, interval.startNanos(), interval.endNanos())) {
          return true;
        }
      }
      return false;
    }
  }

  /** Whether more than half of one interval is part of another. */
  public static boolean isMostlyWithin(
      long startNanos, long endNanos, long otherStartNanos, long otherEndNanos) {
    long lateNanos = Math.max(otherStartNanos - startNanos, 0);
    long earlyNanos = Math.max(endNanos - otherEndNanos, 0);
    long durationNanos = endNanos - startNanos;
    return durationNanos - lateNanos - earlyNanos > durationNanos / 2;
  }

  private record Interval(long threadId, long startNanos, long endNanos) {}
}
