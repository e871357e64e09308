package io.loopwarden.engine.report;

import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.Sink;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.jfr.RecordedProblem;
import io.loopwarden.engine.jfr.RecordedStall;
import io.loopwarden.engine.pool.PoolSaturation;
import io.loopwarden.engine.record.BlockingCall;
import io.loopwarden.engine.watchdog.judging.Stall;
import io.loopwarden.engine.work.WorkDescription;

/**
 * The flight recordings that others have started: get every stall and every occurrence of blocking
 * calls and of saturated pools, whatever was decided about it. The event loop itself writes the
 * single calls: so their events have its stack.
 */
final class RecordingSink implements Sink {

  private final JfrEvents jfr;

  RecordingSink(JfrEvents jfr) {
    this.jfr = jfr;
  }

  @Override
  public boolean wants(Kind kind, Decision decision) {
    return kind == Kind.BLOCKING_CALL || kind == Kind.POOL_SATURATED
        ? jfr.isRecordingOccurrences()
        : kind != Kind.SEEN_BY_JFR && jfr.isRecordingStalls();
  }

  @Override
  public void judged(Occurrence occurrence, Decision decision) {
    boolean isPool = occurrence instanceof PoolSaturation && !occurrence.isOngoing();
    if (isPool || occurrence instanceof BlockingCall) {
      jfr.writeOccurrence(problem(occurrence));
    } else if (occurrence instanceof Stall stall && stall.recording() != null) {
      jfr.writeStall(stall.recording(), recorded(stall));
    }
  }

  private static RecordedStall recorded(Stall stall) {
    StringBuilder lines = new StringBuilder();
    for (Frame frame : stall.stack()) {
      lines.append(frame).append('\n');
    }
    return new RecordedStall(
        problem(stall), stall.cause().key(), lines.toString(), stall.isOngoing());
  }

  private static RecordedProblem problem(Occurrence occurrence) {
    Finding finding = occurrence.finding();
    return new RecordedProblem(
        occurrence.site().toString(),
        finding.call(),
        occurrence.blockingOperation().category(),
        WorkDescription.route(occurrence.work()),
        finding.fingerprint(),
        finding.problem().occurrences(),
        occurrence.threadName(),
        occurrence.endMillis(),
        occurrence.durationNanos());
  }

  @Override
  public void missed() {
    // a recording has no place for a count, and the other sinks count the same occurrence
  }
}
