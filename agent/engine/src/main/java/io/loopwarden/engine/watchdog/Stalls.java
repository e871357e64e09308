package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.watchdog.figures.OngoingStall;
import io.loopwarden.engine.watchdog.judging.EndedIteration;
import io.loopwarden.engine.watchdog.judging.JudgedStall;
import io.loopwarden.engine.watchdog.judging.StallDescription;
import io.loopwarden.engine.watchdog.judging.StallIncident;
import io.loopwarden.engine.watchdog.sampling.Causality;
import io.loopwarden.engine.work.Scopes;

/**
 * Hands stalls to the judge, and notes them where event loops show them. Only the watchdog's thread
 * uses it.
 */
final class Stalls {

  /** A report has to be there soon, even if the calls of its iteration are not judged by then. */
  private static final long PATIENCE_NANOS = 150_000_000;

  private final CodeOwners owners;
  private final StallDescription description;
  private final Policy policy;
  private final Judge judge;
  private final RecordedIntervals recorded;

  Stalls(
      Catalogue catalogue,
      CodeOwners owners,
      Policy policy,
      Judge judge,
      Causality causality,
      Scopes scopes,
      RecordedIntervals recorded) {
    this.owners = owners;
    this.description = new StallDescription(catalogue, owners, causality, scopes);
    this.policy = policy;
    this.judge = judge;
    this.recorded = recorded;
  }

  private StallIncident incident(JudgedStall judged) {
    return new StallIncident(judged, owners, policy, description);
  }

  /** Whether the judge has the calls that were recorded in an iteration, or is late with them. */
  boolean hasCallsOf(EndedIteration ended) {
    return ended.recordedNanos() == 0
        || judge.recentCalls().stalls().areCallsJudgedUntil(ended.endNanos())
        || System.nanoTime() - ended.endNanos() > PATIENCE_NANOS;
  }

  /** It is known what a stall was that has ended: the calls of its iteration can be judged. */
  StallIncident diagnosed(LoopWatch watch, JudgedStall judged) {
    StallIncident incident = incident(judged);
    end(watch); // before its calls are judged, which may count for it
    if (incident.kind() == Kind.STALL && incident.rule() == null) {
      judge.recentCalls().stalls().endedAs(incident, judged.cause().isOneOff());
    }
    return incident;
  }

  /** A stall has ended. */
  void ended(LoopWatch watch, JudgedStall judged) {
    ended(watch, incident(judged));
  }

  /** A stall has ended, and the calls of its iteration are judged. */
  void ended(LoopWatch watch, StallIncident incident) {
    JudgedStall judged = incident.judged();
    watch.account().count(judged.cause());
    end(watch);
    recorded.add(judged.thread().id(), judged.end().nanos(), judged.durationNanos());
    judge.ended(incident);
    judge.recentCalls().stalls().judged(incident);
  }

  /** All stalls that had ended by a moment are diagnosed. */
  void diagnosedUntil(long nanos) {
    judge.recentCalls().stalls().knownUntil(nanos);
  }

  /** The stall of a loop goes on no longer. */
  void end(LoopWatch watch) {
    watch.account().ongoing(null);
    judge.goesOnNoLonger(watch);
    judge.recentCalls().stalls().ended(watch.thread().id());
  }

  /** A stall lasts: counts it, once however often this is called, and reports nothing. */
  void goesOn(LoopWatch watch, JudgedStall judged) {
    goesOn(watch, judged, false);
  }

  private void goesOn(LoopWatch watch, JudgedStall judged, boolean isReportDue) {
    StallIncident incident = incident(judged);
    if (isReportDue) {
      incident.keepName();
    }
    long startNanos = judged.end().nanos() - judged.durationNanos();
    watch.account().ongoing(new OngoingStall(judged.cause(), incident.site(), startNanos));
    judge.recentCalls().stalls().goesOn(incident, watch, startNanos);
    judge.goesOn(incident, watch, startNanos, isReportDue);
  }

  /** A stall lasts for so long that a report is due. */
  void ongoing(LoopWatch watch, JudgedStall judged) {
    goesOn(watch, judged, true);
  }
}
