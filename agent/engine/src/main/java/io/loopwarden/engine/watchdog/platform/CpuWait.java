package io.loopwarden.engine.watchdog.platform;

import java.util.function.LongSupplier;

/**
 * How long a thread was ready to run and had no CPU, from one look at it to the next. The kernel
 * adds such a wait up when it is over: one that a look falls into is told by the next look, and may
 * have begun before. Only the watchdog's thread uses it.
 */
public final class CpuWait {

  private final RunQueue queue;
  private final long delayNanos;
  private final boolean isReady;
  private final long fromNanos;

  /**
   * What a thread waited for a CPU between two looks.
   *
   * @param isFirst whether the first look fell into such a wait: it came first, then
   * @param fromNanos it lies after this moment of {@link System#nanoTime()}
   * @param untilNanos and before this one
   * @param nanos how long it is
   */
  public record Span(boolean isFirst, long fromNanos, long untilNanos, long nanos) {

    /** None at all. */
    public static final Span NONE = new Span(false, 0, 0, 0);

    /** How much of it lies before a moment, at least if it is not known to have come first. */
    public long nanosUntil(long endNanos) {
      long laterNanos = isFirst ? 0 : Math.max(0, untilNanos - endNanos);
      return Math.max(0, Math.min(nanos - laterNanos, endNanos - fromNanos));
    }
  }

  /**
   * Takes a first look.
   *
   * @param cpuClock reads the thread's CPU time in nanoseconds, or -1
   * @param sinceNanos a wait that the look falls into began after this moment
   */
  public CpuWait(RunQueue queue, LongSupplier cpuClock, long sinceNanos, long nowNanos) {
    this.queue = queue;
    this.delayNanos = queue.delayNanos();
    this.isReady = queue.isWaiting(cpuClock);
    this.fromNanos = isReady ? sinceNanos : nowNanos;
  }

  /** Whether the first look found the thread ready to run, without a CPU. */
  public boolean isReady() {
    return isReady;
  }

  /** What the thread has waited for a CPU since. */
  public Span untilNow() {
    long addedNanos = queue.delayNanos() - delayNanos;
    return delayNanos < 0 || addedNanos <= 0
        ? Span.NONE
        : new Span(isReady, fromNanos, System.nanoTime(), addedNanos);
  }
}
