package io.loopwarden.engine.finding;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.Policy;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The one place where blocking calls, stalls and what JFR saw are judged: allowed by a rule,
 * assigned to a problem, accepted by the baseline, limited, counted, and passed to the sinks.
 *
 * <p>The reporter's thread brings calls, the watchdog's stalls, and JFR's what it saw; any thread
 * may ask for numbers. One lock guards problems and counts. No event loop takes it. It is held for
 * a few look-ups in memory, never while a rule is searched, something is described or a sink runs:
 * the watchdog would take time spent waiting here for a halt of the machine.
 */
public final class Judge {

  private final boolean isPlatformReported;
  private final Sinks sinks;
  private final Acceptance acceptance;
  private final History history = new History();
  private final RecentCalls recentCalls;
  private final TestVerdicts testVerdicts = new TestVerdicts();

  /** Guarded by this. */
  private final ProblemBook book;

  /** Makes a judge with the whole budget of memory. */
  public Judge(Configuration configuration, Policy policy, List<Sink> sinks) {
    this(configuration, policy, Map.of(), sinks);
  }

  /**
   * Makes a judge that has seen nothing.
   *
   * @param budget the shares of the budget that differ from the usual ones
   * @param sinks the outputs, in the order in which they get what was judged
   */
  public Judge(
      Configuration configuration,
      Policy policy,
      Map<MemoryShare, Allowance> budget,
      List<Sink> sinks) {
    this.acceptance = new Acceptance(policy);
    this.isPlatformReported = configuration.get(Options.STALL_PLATFORM);
    long stallNanos = configuration.get(Options.STALL_THRESHOLD).toNanos();
    this.recentCalls = new RecentCalls(stallNanos);
    this.book =
        new ProblemBook(configuration, policy, acceptance, recentCalls, testVerdicts, budget);
    this.sinks = new Sinks(sinks);
  }

  /** What tests judge by themselves: it stays a violation here. */
  public TestVerdicts testVerdicts() {
    return testVerdicts;
  }

  /** Judges what has ended. */
  public Decision ended(Incident incident) {
    Judged judged = decide(incident);
    history.ended(incident, judged.finding());
    sinks.count(incident, judged.decision());
    sinks.pass(incident, judged.decision(), judged.finding());
    return judged.decision();
  }

  private Judged decide(Incident incident) {
    if (incident.isCountedElsewhere()
        || incident.kind() == Kind.STALL && recentCalls.tell(incident)) {
      return new Judged(Decision.of(Outcome.COUNTED_ELSEWHERE), null);
    }
    if (incident.kind() == Kind.PLATFORM_STALL) {
      return isPlatformReported
          ? keep(incident)
          : count(incident, Decision.of(Outcome.OF_PLATFORM));
    }
    AllowRule rule = incident.rule();
    if (rule != null) {
      rule.use(incident.durationNanos());
      return count(incident, Decision.allowed(rule.reason()));
    }
    if (incident.isBelowThreshold()) {
      return count(incident, Decision.of(Outcome.BELOW_THRESHOLD));
    }
    return incident.isOfPlatform()
        ? count(incident, Decision.of(Outcome.OF_PLATFORM))
        : keep(incident);
  }

  private synchronized Judged count(Incident incident, Decision decision) {
    return book.count(incident, decision);
  }

  private synchronized Judged keep(Incident incident) {
    return book.keep(incident);
  }

  /**
   * Judges a wait that begins and that only its own event loop could end: it counts once, with its
   * age, until its end is judged or it is {@link #over}.
   */
  public void begins(Incident deadlock) {
    Judged judged = deadlock.rule() == null ? keepBegun(deadlock) : null;
    if (judged != null) { // what a rule allows is judged at its end
      history.ended(deadlock, judged.finding());
      sinks.pass(deadlock, judged.decision(), judged.finding());
    }
  }

  private synchronized @Nullable Judged keepBegun(Incident deadlock) {
    return book.begun().begins(deadlock);
  }

  /** A wait that has begun is over, and its end was lost unless it was judged. */
  public void over(Incident deadlock) {
    if (hasBegun(deadlock)) {
      ended(deadlock);
    }
  }

  private synchronized boolean hasBegun(Incident deadlock) {
    return book.begun().has(deadlock);
  }

  /**
   * Judges what goes on: it counts once, however often this is called, until it {@link
   * #goesOnNoLonger}.
   *
   * @param loop what it holds; one loop has one at a time
   * @param startNanos when it began, by {@link System#nanoTime()}
   * @param isReportDue whether sinks get it now, whatever the limit of reports; a deadlock once
   */
  public Decision goesOn(Incident incident, Object loop, long startNanos, boolean isReportDue) {
    boolean isOfPlatform = incident.kind() == Kind.PLATFORM_STALL;
    AllowRule rule = isOfPlatform ? null : incident.rule();
    Judged judged;
    if (isOfPlatform || rule != null) {
      Decision decision =
          rule == null ? Decision.of(Outcome.OF_PLATFORM) : Decision.allowed(rule.reason());
      countOngoing(incident, loop, decision.outcome());
      judged = new Judged(decision, null);
    } else {
      judged = keepOngoing(incident, loop, startNanos, isReportDue);
    }
    if (isReportDue) {
      sinks.pass(incident, judged.decision(), judged.finding());
    }
    return judged.decision();
  }

  private synchronized Judged keepOngoing(
      Incident incident, Object loop, long startNanos, boolean isReportDue) {
    return book.keepOngoing(incident, loop, startNanos, isReportDue);
  }

  private synchronized void countOngoing(Incident incident, Object loop, Outcome outcome) {
    book.countOngoing(incident, loop, outcome, null);
  }

  /** What held a loop goes on no longer. Nothing to do without one. */
  public synchronized void goesOnNoLonger(@Nullable Object loop) {
    book.goesOnNoLonger(loop);
  }

  /** How many occurrences of a kind had an outcome, those that go on included. */
  public synchronized long count(Kind kind, Outcome outcome) {
    return book.count(kind, outcome);
  }

  /** How many occurrences of a kind are violations, those that go on included. */
  public synchronized long violations(Kind kind) {
    return book.count(kind, Outcome.NEW) + book.count(kind, Outcome.GROWN);
  }

  /** How many calls the baseline accepts whose problems there is no memory for. */
  public synchronized long acceptedCallsWithoutFinding() {
    return book.acceptedCallsWithoutFinding();
  }

  /** The problems of a kind that have occurrences, in the order in which they occurred first. */
  public synchronized List<Finding> findings(Kind kind) {
    return book.findings(kind);
  }

  /** The calls that were judged last, and the stalls that go on. */
  public RecentCalls recentCalls() {
    return recentCalls;
  }

  /** What event loops did over time. */
  public History history() {
    return history;
  }

  /** Whether the baseline has a problem, and accepts it as far as it has grown. */
  public boolean isAccepted(Finding finding) {
    return acceptance.isAccepted(finding);
  }

  /** The durations of the calls that are violations, by operation, as copies. */
  public synchronized Map<Operation, Histogram> durationsNanosByOperation() {
    return book.durationsNanosByOperation();
  }
}
