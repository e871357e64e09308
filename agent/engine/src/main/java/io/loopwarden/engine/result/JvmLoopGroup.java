package io.loopwarden.engine.result;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What the event loops of one group did in one JVM.
 *
 * @param name the name of their threads without the number
 * @param eventLoops how many of them ran
 * @param spanNanos for how long they ran together
 * @param busyNanos for how long of that they were busy
 * @param blockedNanos for how long of that problems blocked them
 * @param longestNanos their longest iteration
 * @param iterationsNanos how long their iterations took
 * @param delaysNanos how long tasks waited in their queues, of those that were followed
 * @param stalls how many stalls there were, by cause
 */
public record JvmLoopGroup(
    String name,
    long eventLoops,
    long spanNanos,
    long busyNanos,
    long blockedNanos,
    long longestNanos,
    Histogram iterationsNanos,
    Histogram delaysNanos,
    Map<String, Long> stalls) {

  /** A file has no more of one JVM. */
  public static final int MOST = 50;

  /** Copies the stalls. */
  public JvmLoopGroup {
    stalls = Map.copyOf(stalls);
  }

  /** The share of the time for which they were busy, from 0 to 1. */
  public double busyShare() {
    return share(busyNanos);
  }

  /** The share of the time for which problems blocked them, from 0 to 1. */
  public double blockedShare() {
    return share(blockedNanos);
  }

  private double share(long nanos) {
    return spanNanos <= 0 ? 0 : Math.min(1, (double) nanos / spanNanos);
  }
}
