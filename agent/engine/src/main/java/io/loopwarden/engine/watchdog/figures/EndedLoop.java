package io.loopwarden.engine.watchdog.figures;

import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.hooks.LoopwardenDurations;
import io.loopwarden.hooks.LoopwardenLoopMetrics;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is left of an event loop that has ended: its name and its counts, nothing of the
 * application's. Histograms are made of the counts only when somebody reads them: that takes longer
 * than many an event loop lives.
 */
public final class EndedLoop {

  private final String eventLoop;
  private final long threadId;
  private final boolean isOfGroup;
  private final long endNanos;
  private final long spanNanos;
  private final long busyNanos;
  private final long iterationNanos;
  private final long longestNanos;
  private final LoopwardenDurations iterations;
  private final LoopwardenDurations queueDelays;
  private final RecentTotals recent;
  private final Map<Cause, Long> stalls;
  private final long stallsInWarmup;

  /**
   * Takes the counts of a loop whose last iteration is judged.
   *
   * @param isOfGroup whether it counts for its group
   * @param heldNanos for how long it was idle and could not have run
   * @param ageNanos how old the iteration was that it ended in, if that one has no end of its own
   */
  public EndedLoop(
      String eventLoop,
      long threadId,
      boolean isOfGroup,
      LoopwardenLoopMetrics metrics,
      long heldNanos,
      long ageNanos,
      long endNanos,
      RecentTotals recent,
      Map<Cause, Long> stalls,
      long stallsInWarmup) {
    this.eventLoop = eventLoop;
    this.threadId = threadId;
    this.isOfGroup = isOfGroup;
    this.endNanos = endNanos;
    this.spanNanos = endNanos - metrics.startNanos();
    this.iterationNanos = metrics.busyNanos();
    this.busyNanos = metrics.busyNanos() + heldNanos + ageNanos;
    this.longestNanos = Math.max(metrics.longestNanos(), ageNanos);
    this.iterations = metrics.iterations();
    this.queueDelays = metrics.queueDelays();
    this.recent = recent;
    this.stalls = stalls.isEmpty() ? Map.of() : new EnumMap<>(stalls);
    this.stallsInWarmup = stallsInWarmup;
  }

  /** The name of its thread. */
  public String eventLoop() {
    return eventLoop;
  }

  /** Whether it counts for its group: a thread that was only declared does not. */
  public boolean isOfGroup() {
    return isOfGroup;
  }

  /** Adds its numbers to those of its group. */
  public void addTo(GroupFigures group, boolean withDurations) {
    group.addTime(spanNanos, busyNanos);
    if (withDurations) {
      group.addDurations(iterations, iterationNanos, queueDelays);
    }
  }

  public LoopFigures figures() {
    LoopTotals total = LoopTotals.of(spanNanos, busyNanos, iterations, queueDelays);
    return new LoopFigures(
        eventLoop,
        threadId,
        total,
        recent.of(total),
        longestNanos,
        stalls,
        stallsInWarmup,
        null,
        endNanos);
  }
}
