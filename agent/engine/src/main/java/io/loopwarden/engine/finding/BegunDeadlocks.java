package io.loopwarden.engine.finding;

import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The waits that have begun and that only their own event loops could end. Such a wait is one
 * occurrence: it counts with its age from its begin on, and with its duration once its end is
 * judged. Guarded by the {@link Judge}.
 */
final class BegunDeadlocks {

  /** A wait; the key of its occurrence while it goes on. */
  private static final class Begun {
    private final long threadId;
    private final String fingerprint;
    private final String fingerprintOfStall;
    private final long startNanos;
    private final Finding finding;
    private final boolean isReported;

    Begun(Incident deadlock, Finding finding, boolean isReported) {
      this.threadId = deadlock.threadId();
      this.fingerprint = deadlock.fingerprint();
      this.fingerprintOfStall = deadlock.fingerprintOfStall();
      this.startNanos = deadlock.endNanos();
      this.finding = finding;
      this.isReported = isReported;
    }

    boolean isOf(Incident incident) {
      return threadId == incident.threadId()
          && fingerprint.equals(incident.fingerprint())
          && incident.endNanos() - startNanos >= 0;
    }

    boolean isSeenAs(Incident stall) {
      return threadId == stall.threadId() && fingerprintOfStall.equals(stall.fingerprint());
    }
  }

  private final Policy policy;
  private final FindingStore store;
  private final Acceptance acceptance;
  private final Counts counts;
  private final ReportLimit limit;
  private final TestVerdicts testVerdicts;

  /** In the order in which they began. */
  private final List<Begun> begun = new ArrayList<>();

  BegunDeadlocks(
      Policy policy,
      FindingStore store,
      Acceptance acceptance,
      Counts counts,
      ReportLimit limit,
      TestVerdicts testVerdicts) {
    this.policy = policy;
    this.store = store;
    this.acceptance = acceptance;
    this.counts = counts;
    this.limit = limit;
    this.testVerdicts = testVerdicts;
  }

  /** Whether a wait has begun and its end is not judged. */
  boolean has(Incident deadlock) {
    Begun last = lastOf(deadlock);
    return last != null && last.startNanos == deadlock.endNanos();
  }

  /** The last one that began before something ended. */
  private @Nullable Begun lastOf(Incident incident) {
    for (int i = begun.size() - 1; i >= 0; i--) {
      if (begun.get(i).isOf(incident)) {
        return begun.get(i);
      }
    }
    return null;
  }

  /**
   * A wait begins.
   *
   * @return what sinks get; null if there is no memory for it
   */
  @Nullable Judged begins(Incident deadlock) {
    policy.met(deadlock.fingerprint(), deadlock.formerFingerprints());
    Finding finding = store.of(deadlock);
    if (finding == null) {
      return null;
    }
    finding.formerly(deadlock.formerFingerprints());
    boolean isLeft = testVerdicts.isLeft(finding);
    Outcome outcome = acceptance.outcome(finding, null);
    SinceLastReport since =
        Decision.isViolation(outcome)
            ? limit.occurred(finding, isLeft, 0, System.nanoTime())
            : null;
    Begun begins = new Begun(deadlock, finding, since != null);
    begun.add(begins);
    finding.ongoing(begins, begins.startNanos);
    counts.ongoing(begins, new Counts.Ongoing(deadlock.kind(), outcome, finding));
    return new Judged(Decision.of(outcome, since, isLeft), finding);
  }

  /** Something is judged that has ended: if it is a wait that has begun, it goes on no longer. */
  End ends(Incident incident) {
    Begun ended = begun.isEmpty() ? null : lastOf(incident);
    if (ended == null) {
      return End.OF_NOTHING;
    }
    begun.remove(ended);
    counts.ongoing(ended, null);
    return ended.isReported ? End.OF_REPORTED : End.OF_COUNTED;
  }

  /** Of what something is the end. */
  enum End {
    /** It was not judged when it began. */
    OF_NOTHING,
    /** Its begin was counted. */
    OF_COUNTED,
    /** Its begin was reported, too. */
    OF_REPORTED
  }

  /**
   * What the watchdog sees lasts, and may be such a wait.
   *
   * @return what sinks get, with the problem of the wait; null if it is something else
   */
  @Nullable Judged lasts(Incident stall, boolean isReportDue) {
    for (Begun each : begun) {
      if (each.isSeenAs(stall)) {
        Outcome outcome = acceptance.outcome(each.finding, null);
        boolean isReported = isReportDue && Decision.isViolation(outcome);
        SinceLastReport since = isReported ? SinceLastReport.onlyOne(stall.durationNanos()) : null;
        boolean isLeft = testVerdicts.isLeft(each.finding);
        return new Judged(Decision.of(outcome, since, isLeft), each.finding);
      }
    }
    return null;
  }
}
