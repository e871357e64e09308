package io.loopwarden.engine.jfr;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One carrier under watch. A hold is reported once: when it ends, or when it lasts very long. */
final class WatchedCarrier {

  private static final int VERY_LONG = 10;

  private final Thread carrier;
  private final Carriers carriers;
  private final long thresholdNanos;
  private final Consumer<HeldCarrier> held;
  private final CarrierHold hold = new CarrierHold();

  /** What holds the carrier past the threshold, with its stack of then. */
  private @Nullable HeldCarrier found;

  private boolean told;

  WatchedCarrier(
      Thread carrier, Carriers carriers, long thresholdNanos, Consumer<HeldCarrier> held) {
    this.carrier = carrier;
    this.carriers = carriers;
    this.thresholdNanos = thresholdNanos;
    this.held = held;
  }

  /**
   * Looks at the carrier; see {@link CarrierHold#look}.
   *
   * @return whether the same runs there as at the last look
   */
  boolean look(long nowNanos, long mostNanos) {
    // one that waits is pinned, and JFR reports it
    boolean runs = carrier.getState() == Thread.State.RUNNABLE;
    Object mounted = runs ? carriers.mountedOn(carrier) : null;
    int tasks = mounted == null ? 0 : carriers.tasksOf(carrier);
    if (!hold.look(mounted, tasks, nowNanos, mostNanos)) {
      end();
      return false;
    }
    long durationNanos = hold.durationNanos();
    if (durationNanos >= thresholdNanos) {
      found = found == null ? sample(durationNanos) : found.lasting(durationNanos, false);
      if (durationNanos >= VERY_LONG * thresholdNanos) {
        tell(true);
      }
    }
    return true;
  }

  private @Nullable HeldCarrier sample(long durationNanos) {
    Object mounted = hold.mounted();
    Thread thread = mounted == null ? null : carriers.threadOf(mounted);
    if (thread == null) {
      return null;
    }
    List<StackTraceElement> frames = List.of(thread.getStackTrace());
    boolean stayed = carriers.mountedOn(carrier) == mounted;
    return stayed
        ? new HeldCarrier(
            thread.getId(), thread.getName(), carrier.getName(), durationNanos, false, frames)
        : null;
  }

  private void tell(boolean ongoing) {
    HeldCarrier finding = found;
    if (finding != null && !told) {
      told = true;
      held.accept(finding.lasting(finding.durationNanos(), ongoing));
    }
  }

  /** What held the carrier has left it. */
  void end() {
    tell(false);
    found = null;
    told = false;
  }
}
