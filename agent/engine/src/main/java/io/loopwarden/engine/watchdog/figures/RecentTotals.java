package io.loopwarden.engine.watchdog.figures;

import org.jspecify.annotations.Nullable;

/**
 * The totals of an event loop a minute or two ago. Nothing is computed in the first minute: most
 * short-lived loops do not see its end. Used under the lock of the loop's account.
 */
public final class RecentTotals {

  private static final long MINUTE_NANOS = 60_000_000_000L;

  private long minuteStartNanos;

  /** The totals when the current minute began; null in the first one. */
  private @Nullable LoopTotals current;

  /** The totals when the minute before it began; null in the first two. */
  private @Nullable LoopTotals before;

  public RecentTotals(long startNanos) {
    minuteStartNanos = startNanos;
  }

  /** Whether the current minute is over. */
  public boolean isDue(long nowNanos) {
    return nowNanos - minuteStartNanos >= MINUTE_NANOS;
  }

  /** Begins a new minute. */
  public void begin(LoopTotals totals, long nowNanos) {
    minuteStartNanos = nowNanos;
    before = current;
    current = totals;
  }

  /** What was added in the last minute or two; all of it if the loop has not run for as long. */
  public LoopTotals of(LoopTotals total) {
    return before == null ? total : total.since(before);
  }
}
