package io.loopwarden.engine.finding;

import io.loopwarden.engine.config.Rate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which occurrences of a problem are reported: so many per span of time, and beyond that
 * those that are far worse than what was reported of it. Guarded by the {@link Judge}.
 */
final class ReportLimit {

  /** So many times the longest duration that was reported is far worse. */
  private static final int FAR_LONGER = 10;

  private final Rate rate;
  private final long stallNanos;
  private final Map<Object, Reported> warnings = new HashMap<>();
  private final Map<Object, Reported> leftToTests = new HashMap<>();

  /**
   * Makes a limit that nothing has been counted against.
   *
   * @param stallNanos from this duration on an occurrence is a stall
   */
  ReportLimit(Rate rate, long stallNanos) {
    this.rate = rate;
    this.stallNanos = stallNanos;
  }

  /**
   * Counts an occurrence of a problem that has ended.
   *
   * @param isLeftToTests whether it is information only: it takes nothing from the warnings' limit
   * @return what is to be reported now, or null if it is not reported
   */
  @Nullable SinceLastReport occurred(
      Finding finding, boolean isLeftToTests, long durationNanos, long nowNanos) {
    Reported ofProblem = reported(finding, isLeftToTests, nowNanos);
    ofProblem.occurrences++;
    ofProblem.add(durationNanos);
    boolean isWithinRate = ofProblem.isWithin(rate, nowNanos);
    return isWithinRate || isFarWorse(ofProblem, durationNanos) ? ofProblem.report() : null;
  }

  /**
   * An occurrence has ended that counted when it began.
   *
   * @param isReported whether its begin was reported: then its end is, too
   * @return what is to be reported now, or null if it is not reported
   */
  @Nullable SinceLastReport ended(
      Finding finding,
      boolean isLeftToTests,
      boolean isReported,
      long durationNanos,
      long nowNanos) {
    Reported ofProblem = reported(finding, isLeftToTests, nowNanos);
    ofProblem.add(durationNanos);
    if (isReported && durationNanos > 0) {
      ofProblem.report();
      return SinceLastReport.endOf(durationNanos);
    }
    return isFarWorse(ofProblem, durationNanos) ? ofProblem.report() : null;
  }

  private Reported reported(Finding finding, boolean isLeftToTests, long nowNanos) {
    Map<Object, Reported> reported = isLeftToTests ? leftToTests : warnings;
    Object key = problemOf(finding);
    Reported ofProblem = reported.get(key);
    if (ofProblem == null) {
      ofProblem = new Reported(nowNanos);
      reported.put(key, ofProblem);
    }
    return ofProblem;
  }

  private boolean isFarWorse(Reported ofProblem, long durationNanos) {
    return rate.count() > 0 && ofProblem.isFarWorse(durationNanos, stallNanos);
  }

  /** The calls and the stalls of one problem have one limit. */
  private static Object problemOf(Finding finding) {
    boolean isShared = finding.kind() == Kind.BLOCKING_CALL || finding.kind() == Kind.STALL;
    return isShared ? finding.fingerprint() : finding;
  }

  /** What was reported of one problem, and what has occurred since. */
  private static final class Reported {
    private long startNanos;
    private int reports;
    private long longestReportedNanos;
    private long occurrences;
    private long totalNanos;
    private long longestNanos;

    Reported(long startNanos) {
      this.startNanos = startNanos;
    }

    void add(long durationNanos) {
      totalNanos += durationNanos;
      longestNanos = Math.max(longestNanos, durationNanos);
    }

    /** Whether there is room for one more report; takes it. */
    boolean isWithin(Rate rate, long nowNanos) {
      if (nowNanos - startNanos >= rate.periodNanos()) {
        startNanos = nowNanos;
        reports = 0;
      }
      if (reports >= rate.count()) {
        return false;
      }
      reports++;
      return true;
    }

    boolean isFarWorse(long durationNanos, long stallNanos) {
      boolean isFirstStall = durationNanos >= stallNanos && longestReportedNanos < stallNanos;
      return isFirstStall || durationNanos / FAR_LONGER >= Math.max(1, longestReportedNanos);
    }

    SinceLastReport report() {
      SinceLastReport since = new SinceLastReport(occurrences, totalNanos, longestNanos);
      longestReportedNanos = Math.max(longestReportedNanos, longestNanos);
      occurrences = 0;
      totalNanos = 0;
      longestNanos = 0;
      return since;
    }
  }
}
