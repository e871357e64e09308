package io.loopwarden.engine.watchdog.figures;

import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.hooks.LoopwardenDurations;
import io.loopwarden.hooks.LoopwardenPulse;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is left of an event loop that has ended: its name and its counts, nothing of the
 * application's. Histograms are made of the counts only when somebody reads them: that takes longer
 * than many an event loop lives.
 */
public final class EndedLoop {

  private final String eventLoop;
  private final long endNanos;
  private final long spanNanos;
  private final long busyNanos;
  private final long longestNanos;
  private final LoopwardenDurations iterations;
  private final LoopwardenDurations queueDelays;
  private final RecentTotals recent;
  private final Map<Cause, Long> stalls;
  private final long stallsInWarmup;

  /**
   * Takes the counts of a loop whose last iteration is judged.
   *
   * @param heldNanos for how long it was idle and could not have run
   * @param ageNanos how old the iteration was that it ended in, if that one has no end of its own
   */
  public EndedLoop(
      String eventLoop,
      LoopwardenPulse pulse,
      long heldNanos,
      long ageNanos,
      long endNanos,
      RecentTotals recent,
      Map<Cause, Long> stalls,
      long stallsInWarmup) {
    this.eventLoop = eventLoop;
    this.endNanos = endNanos;
    this.spanNanos = endNanos - pulse.startNanos();
    this.busyNanos = pulse.busyNanos() + heldNanos + ageNanos;
    this.longestNanos = Math.max(pulse.longestNanos(), ageNanos);
    this.iterations = pulse.iterations();
    this.queueDelays = pulse.queueDelays();
    this.recent = recent;
    this.stalls = stalls.isEmpty() ? Map.of() : new EnumMap<>(stalls);
    this.stallsInWarmup = stallsInWarmup;
  }

  public LoopFigures figures() {
    LoopTotals total = LoopTotals.of(spanNanos, busyNanos, iterations, queueDelays);
    return new LoopFigures(
        eventLoop, total, recent.of(total), longestNanos, stalls, stallsInWarmup, null, endNanos);
  }
}
