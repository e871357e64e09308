package io.loopwarden.engine.record;

import org.jspecify.annotations.Nullable;

/** Decides when a flood of one event loop is told. Only the reporter's thread touches it. */
final class FloodNotes {

  /** From the first call on that was not walked: by then it is known how many there are. */
  private static final long FIRST_NANOS = 1_000_000_000;

  private static final long PERIOD_NANOS = 60_000_000_000L;

  private final String eventLoop;
  private long toldCalls;
  private long toldStacks;
  private boolean isDueKnown;
  private long dueNanos;

  FloodNotes(String eventLoop) {
    this.eventLoop = eventLoop;
  }

  /**
   * What is to be told now, or null.
   *
   * @param calls how many calls were counted for the stacks of others so far
   * @param stacks how many stacks were walked meanwhile
   * @param isLast whether nothing is told later
   */
  @Nullable Flood next(long calls, long stacks, long nowNanos, boolean isLast) {
    if (calls == toldCalls) {
      return null;
    }
    if (!isDueKnown) {
      isDueKnown = true;
      dueNanos = nowNanos + FIRST_NANOS;
    }
    if (!isLast && nowNanos - dueNanos < 0) {
      return null;
    }
    Flood flood = new Flood(eventLoop, calls - toldCalls, stacks - toldStacks);
    toldCalls = calls;
    toldStacks = stacks;
    dueNanos = nowNanos + PERIOD_NANOS;
    return flood;
  }
}
