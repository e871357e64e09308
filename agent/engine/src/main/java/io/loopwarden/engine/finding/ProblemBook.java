package io.loopwarden.engine.finding;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.LogOptions;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The problems, what of them is reported, and all counts. Guarded by the {@link Judge}. */
final class ProblemBook {

  private final Policy policy;
  private final Acceptance acceptance;
  private final RecentCalls recentCalls;
  private final TestVerdicts testVerdicts;
  private final FindingStore store;
  private final ReportLimit limit;
  private final Counts counts = new Counts();
  private final OngoingDeadlocks deadlocks = new OngoingDeadlocks();
  private final BegunDeadlocks begun;
  private long acceptedCallsWithoutFinding;

  /**
   * Makes a book without problems.
   *
   * @param budget the shares of the budget that differ from the usual ones
   */
  ProblemBook(
      Configuration configuration,
      Policy policy,
      Acceptance acceptance,
      RecentCalls recentCalls,
      TestVerdicts testVerdicts,
      Map<MemoryShare, Allowance> budget) {
    this.policy = policy;
    this.acceptance = acceptance;
    this.recentCalls = recentCalls;
    this.testVerdicts = testVerdicts;
    long stallNanos = configuration.get(Options.STALL_THRESHOLD).toNanos();
    this.limit = new ReportLimit(configuration.get(LogOptions.RATE), stallNanos);
    this.store = new FindingStore(budget);
    this.begun = new BegunDeadlocks(policy, store, acceptance, counts, limit, testVerdicts);
  }

  /** Counts what is no occurrence of a problem. */
  Judged count(Incident incident, Decision decision) {
    goesOnNoLonger(incident.endedOn());
    begun.ends(incident);
    counts.add(incident.kind(), decision.outcome());
    return new Judged(decision, null);
  }

  /** The waits that have begun and that only their own event loops could end. */
  BegunDeadlocks begun() {
    return begun;
  }

  /** Keeps an occurrence that has ended. */
  Judged keep(Incident incident) {
    goesOnNoLonger(incident.endedOn());
    BegunDeadlocks.End end = begun.ends(incident);
    policy.met(incident.fingerprint(), incident.formerFingerprints());
    Finding finding = store.of(incident);
    if (finding == null) {
      return withoutFinding(incident);
    }
    incident.occursAs(finding);
    finding.record(incident.durationNanos(), incident.delay());
    Outcome outcome = acceptance.outcome(finding, store.counterpart(finding));
    counts.add(incident.kind(), outcome);
    recentCalls.add(incident);
    if (outcome == Outcome.ACCEPTED || incident.isReportedWhileItLasts()) {
      return new Judged(ofEnd(Decision.of(outcome), end), finding);
    }
    for (Incident.Blocked each : incident.blocked()) {
      store.record(each.operation(), each.durationNanos());
    }
    boolean isLeft = testVerdicts.isLeft(finding);
    long durationNanos = incident.durationNanos();
    long nowNanos = System.nanoTime();
    boolean isReported = end == BegunDeadlocks.End.OF_REPORTED;
    SinceLastReport since =
        end == BegunDeadlocks.End.OF_NOTHING
            ? limit.occurred(finding, isLeft, durationNanos, nowNanos)
            : limit.ended(finding, isLeft, isReported, durationNanos, nowNanos);
    return new Judged(ofEnd(Decision.of(outcome, since, isLeft), end), finding);
  }

  private static Decision ofEnd(Decision decision, BegunDeadlocks.End end) {
    return end == BegunDeadlocks.End.OF_NOTHING ? decision : decision.ofEnd();
  }

  private Judged withoutFinding(Incident incident) {
    Outcome outcome = acceptance.outcomeWithoutFinding(incident);
    if (outcome == Outcome.ACCEPTED && incident.kind() == Kind.BLOCKING_CALL) {
      acceptedCallsWithoutFinding++;
    }
    return count(incident, Decision.of(outcome));
  }

  /** Keeps an occurrence that goes on. */
  Judged keepOngoing(Incident incident, Object loop, long startNanos, boolean isReportDue) {
    Judged ofDeadlock = begun.lasts(incident, isReportDue);
    if (ofDeadlock != null) {
      counts.ongoing(loop, null); // it counts as the wait that has begun
      return ofDeadlock;
    }
    policy.met(incident.fingerprint(), incident.formerFingerprints());
    Finding finding = store.of(incident);
    Outcome outcome;
    if (finding == null) {
      outcome = acceptance.outcomeWithoutFinding(incident);
    } else {
      incident.occursAs(finding);
      finding.ongoing(loop, startNanos);
      outcome = acceptance.outcome(finding, store.counterpart(finding));
    }
    countOngoing(incident, loop, outcome, finding);
    String deadlock = incident.deadlock();
    SinceLastReport since =
        isReportDue
                && Decision.isViolation(outcome)
                && (deadlock == null || deadlocks.isNew(loop, deadlock))
            ? SinceLastReport.onlyOne(incident.durationNanos())
            : null;
    return new Judged(Decision.of(outcome, since, testVerdicts.isLeft(finding)), finding);
  }

  /** Counts what goes on. */
  void countOngoing(Incident incident, Object loop, Outcome outcome, @Nullable Finding finding) {
    counts.ongoing(loop, new Counts.Ongoing(incident.kind(), outcome, finding));
  }

  /** What held a loop goes on no longer. Nothing to do without one. */
  void goesOnNoLonger(@Nullable Object loop) {
    counts.ongoing(loop, null);
    deadlocks.goesOnNoLonger(loop);
  }

  /** How many occurrences of a kind had an outcome, those that go on included. */
  long count(Kind kind, Outcome outcome) {
    return counts.of(kind, outcome);
  }

  /** How many calls the baseline accepts whose problems there is no memory for. */
  long acceptedCallsWithoutFinding() {
    return acceptedCallsWithoutFinding;
  }

  /** The problems of a kind that have occurrences, in the order in which they occurred first. */
  List<Finding> findings(Kind kind) {
    List<Finding> occurred = new ArrayList<>();
    for (Finding finding : store.all(kind)) {
      if (finding.occurrences() > 0) {
        occurred.add(finding);
      }
    }
    return occurred;
  }

  /** The durations of the calls that are violations, by operation, as copies. */
  Map<Operation, Histogram> durationsNanosByOperation() {
    return store.durationsNanosByOperation();
  }
}
