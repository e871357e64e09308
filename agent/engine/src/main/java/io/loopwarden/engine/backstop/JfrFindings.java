package io.loopwarden.engine.backstop;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.SourceFileNames;
import io.loopwarden.engine.code.WrittenLines;
import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.jfr.HeldCarrier;
import io.loopwarden.engine.jfr.PinnedThread;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.jfr.SeenByJfr;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.report.JfrReport;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import java.util.List;
import java.util.function.Function;

/**
 * Hands what JFR and a look at carrier threads found beyond weaving to the judge. Runs on the
 * threads of those streams.
 */
final class JfrFindings {

  private final Policy policy;
  private final RecordedIntervals recorded;
  private final Runnable reportComes;
  private final Judge judge;
  private final CodeOwners owners;
  private final JfrFrames frames;

  /**
   * Makes a source for the judge.
   *
   * @param reportComes runs when something is reported
   */
  JfrFindings(
      CodeOwners owners,
      Policy policy,
      RecordedIntervals recorded,
      Judge judge,
      Runnable reportComes) {
    this.owners = owners;
    this.frames = new JfrFrames(new SourceFileNames(owners::loaded), new WrittenLines(owners));
    this.policy = policy;
    this.recorded = recorded;
    this.judge = judge;
    this.reportComes = reportComes;
  }

  /** JFR saw an event loop wait: that is news unless weaving recorded it, or will. */
  void seen(SeenByJfr seen) {
    if (!recorded.covers(seen.threadId(), seen.startNanos(), seen.endNanos())
        && !isInOpenCall(seen)) {
      List<Frame> stack = frames.of(seen.frames(), seen.entersMonitor());
      judge(
          seen.operation(),
          seen.category(),
          JfrIncident.OF_EVENT_LOOP,
          seen.durationNanos(),
          seen.frames(),
          stack,
          finding -> JfrReport.of(seen, finding, stack));
    }
  }

  private static boolean isInOpenCall(SeenByJfr seen) {
    for (LoopwardenLoop loop : LoopwardenLoops.all()) {
      if (idOf(loop.thread) == seen.threadId()) {
        long since = loop.callSinceNanos();
        return since != 0
            && RecordedIntervals.isMostlyWithin(
                seen.startNanos(), seen.endNanos(), since, System.nanoTime());
      }
    }
    return true; // it is no event loop any more
  }

  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  private static long idOf(Thread thread) {
    return thread.getId();
  }

  /** Whether a thread is an event loop now. */
  static boolean isEventLoop(long threadId) {
    for (LoopwardenLoop loop : LoopwardenLoops.all()) {
      if (idOf(loop.thread) == threadId) {
        return true;
      }
    }
    return false;
  }

  /** A virtual thread waited without leaving its carrier. */
  void pinned(PinnedThread pinned) {
    List<Frame> stack = frames.of(pinned.frames(), false);
    judge(
        "pinned",
        "virtual",
        JfrIncident.OF_PINNED,
        pinned.durationNanos(),
        pinned.frames(),
        stack,
        finding -> JfrReport.of(pinned, finding, stack));
  }

  /** A virtual thread ran on and on. */
  void held(HeldCarrier held) {
    List<Frame> stack = frames.of(held.frames(), false);
    judge(
        "held",
        "virtual",
        JfrIncident.OF_HELD,
        held.durationNanos(),
        held.frames(),
        stack,
        finding -> JfrReport.of(held, finding, stack));
  }

  private void judge(
      String operation,
      String category,
      String remedy,
      long durationNanos,
      List<StackTraceElement> stack,
      List<Frame> written,
      Function<Finding, JfrReport> description) {
    Decision decision =
        judge.ended(
            new JfrIncident(
                operation,
                category,
                remedy,
                durationNanos,
                stack,
                written,
                owners,
                policy,
                description));
    if (decision.isReported()) {
      reportComes.run();
    }
  }
}
