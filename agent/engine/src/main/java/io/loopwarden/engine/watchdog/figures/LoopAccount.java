package io.loopwarden.engine.watchdog.figures;

import io.loopwarden.engine.finding.History;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoopMetrics;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the stalls of one event loop. The watchdog's thread counts, any thread reads. */
public final class LoopAccount {

  private final LoopwardenLoop loop;
  private final LoopwardenLoopMetrics metrics;
  private final RecentTotals recent;
  private final Map<Cause, Long> stalls = new EnumMap<>(Cause.class);
  private long stallsInWarmup;
  private long heldNanos;
  private long historyNanos;
  private long busyNanosInHistory;
  private volatile @Nullable OngoingStall ongoing;

  /** Makes the account of a loop that has just begun to be watched. */
  public LoopAccount(LoopwardenLoop loop) {
    this.loop = loop;
    this.metrics = loop.metrics;
    this.recent = new RecentTotals(metrics.startNanos());
    this.historyNanos = metrics.startNanos();
  }

  /** Counts a stall that has ended. */
  public synchronized void count(Cause cause) {
    stalls.merge(cause, 1L, Long::sum);
  }

  /** Sets the stall that has not ended; null once it has. */
  public synchronized void ongoing(@Nullable OngoingStall stall) {
    ongoing = stall;
  }

  /** The stall that has not ended, or null. */
  public @Nullable OngoingStall ongoing() {
    return ongoing;
  }

  /** Counts a stall that fell into the loop's first seconds. */
  public synchronized void countInWarmup() {
    stallsInWarmup++;
  }

  /** Counts time in which the loop was idle and could not have run. */
  public synchronized void countHeld(long nanos) {
    heldNanos += nanos;
  }

  /** Begins a new minute, if the last one is over. */
  public synchronized void keepTime(long nowNanos) {
    if (recent.isDue(nowNanos)) {
      recent.begin(LoopTotals.of(metrics, heldNanos + ageNanos(nowNanos), nowNanos), nowNanos);
    }
  }

  /** Notes in the history for how long the loop was busy since the last time. */
  public synchronized void keepHistory(History history, long nowNanos) {
    long nanos = metrics.busyNanos() + heldNanos + ageNanos(nowNanos);
    history.busy(threadId(), historyNanos, nowNanos, nanos - busyNanosInHistory);
    historyNanos = nowNanos;
    busyNanosInHistory = nanos;
  }

  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  private long threadId() {
    return loop.thread.getId();
  }

  /** How old the iteration is that goes on, as far as it is known to be one; 0 if it is not. */
  public long ageNanos(long nowNanos) {
    long sinceNanos = metrics.busySinceNanos();
    return sinceNanos == 0 || loop.waitsUnseen() ? 0 : Math.max(0, nowNanos - sinceNanos);
  }

  /**
   * What is left of the loop, which has ended.
   *
   * @param isOfGroup whether it counts for its group
   */
  public synchronized EndedLoop remains(long endNanos, boolean isOfGroup) {
    return new EndedLoop(
        loop.thread.getName(),
        threadId(),
        isOfGroup,
        metrics,
        heldNanos,
        ageNanos(endNanos),
        endNanos,
        recent,
        stalls,
        stallsInWarmup);
  }

  /** Adds the numbers of the loop, which runs, to those of its group. */
  public synchronized void addTo(GroupFigures group, boolean withDurations, long nowNanos) {
    group.addWorker(ongoing == null ? 0 : Math.max(0, ongoing.durationNanos(nowNanos)));
    group.addTime(
        nowNanos - metrics.startNanos(), metrics.busyNanos() + heldNanos + ageNanos(nowNanos));
    if (withDurations) {
      group.addDurations(metrics.iterations(), metrics.busyNanos(), metrics.queueDelays());
    }
  }

  /** The figures of the loop up to a moment. */
  public synchronized LoopFigures figures(long nowNanos) {
    long ageNanos = ageNanos(nowNanos);
    LoopTotals total = LoopTotals.of(metrics, heldNanos + ageNanos, nowNanos);
    Map<Cause, Long> all = new EnumMap<>(Cause.class);
    all.putAll(stalls);
    if (ongoing != null) {
      all.merge(ongoing.cause(), 1L, Long::sum);
    }
    return new LoopFigures(
        loop.thread.getName(),
        threadId(),
        total,
        recent.of(total),
        Math.max(metrics.longestNanos(), ageNanos),
        all,
        stallsInWarmup,
        ongoing,
        nowNanos);
  }
}
