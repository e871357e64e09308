package io.loopwarden.engine.pool;

import io.loopwarden.engine.config.Rate;
import io.loopwarden.engine.finding.Judge;
import org.jspecify.annotations.Nullable;

/**
 * For how long a pool is saturated, as the judge and reports get it: reports while it lasts, at
 * most one in a period, and its end for the counts. To find out what occupies it, which is
 * expensive, is due where that would be reported, and once a second at most. Only the thread of
 * {@link PoolWatch} uses it.
 */
final class Episode {

  private static final long SECOND = 1_000_000_000;

  /** Where reports are not limited, a pool that stays saturated is reported so often. */
  private static final long LEAST_PERIOD_NANOS = 10 * SECOND;

  private final Judge judge;
  private final Rate rate;
  private @Nullable PoolIncident ongoing;
  private @Nullable Long reportedNanos;
  private long examinedNanos = System.nanoTime() - SECOND;

  Episode(Judge judge, Rate rate) {
    this.judge = judge;
    this.rate = rate;
  }

  /** Whether the pool is saturated now. */
  boolean isOngoing() {
    return ongoing != null;
  }

  /** Since when it has been saturated; a moment by {@link System#nanoTime()} if it was not. */
  long startNanos(long otherwiseNanos) {
    PoolIncident incident = ongoing;
    return incident == null ? otherwiseNanos : incident.startNanos();
  }

  /**
   * Whether what occupies the pool is to be found out now. If so, it is not due again for a second.
   */
  boolean beginsExamination(long nowNanos) {
    boolean isDue =
        (ongoing == null || isReportDue(nowNanos)) && nowNanos - examinedNanos >= SECOND;
    if (isDue) {
      examinedNanos = nowNanos;
    }
    return isDue;
  }

  /** Whether the period since the last report of the pool is over. */
  private boolean isReportDue(long nowNanos) {
    if (rate.count() == 0) {
      return false;
    }
    Long last = reportedNanos;
    long periodNanos = Math.max(LEAST_PERIOD_NANOS, rate.periodNanos());
    return last == null || nowNanos - last >= periodNanos;
  }

  /** The pool is saturated. */
  void goesOn(PoolIncident incident) {
    boolean isDue = isReportDue(incident.endNanos());
    ongoing = incident;
    judge.goesOn(incident, this, incident.startNanos(), isDue);
    if (isDue) {
      reportedNanos = incident.endNanos();
    }
  }

  /**
   * The pool is saturated no longer. Does nothing if it was not.
   *
   * @param longestWaitNanos how long somebody waited at least; negative if that is not known
   */
  void end(long nowNanos, long longestWaitNanos) {
    PoolIncident incident = ongoing;
    if (incident != null) {
      ongoing = null;
      judge.ended(incident.ended(this, nowNanos, longestWaitNanos));
    }
  }

  /** What is known of the pool if it is saturated; null if it is not. */
  @Nullable SaturatedPool saturated(long nowNanos) {
    PoolIncident incident = ongoing;
    return incident == null
        ? null
        : new SaturatedPool(incident.poolKind(), incident.pool(), nowNanos - incident.startNanos());
  }
}
