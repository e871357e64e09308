package io.loopwarden.engine.backstop;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.KeptStacks;
import io.loopwarden.engine.finding.ReportLimit;
import io.loopwarden.engine.jfr.HeldCarrier;
import io.loopwarden.engine.jfr.PinnedThread;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.jfr.SeenByJfr;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.FrameKinds;
import io.loopwarden.engine.report.JfrReport;
import io.loopwarden.engine.report.Reporter;
import io.loopwarden.engine.result.writer.PartFindings;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What JFR and a look at carrier threads tell beyond weaving: one problem, one report, the same
 * rules. Runs on the threads of those streams, one at a time.
 */
final class JfrFindings {

  private static final Frame NOWHERE = new Frame("(unknown)", "(unknown)", null, 0);

  private final Policy policy;
  private final RecordedIntervals recorded;
  private final Reporter reporter;
  private final FrameKinds kinds = new FrameKinds();
  private final ReportLimit limit;
  private final KeptStacks stacks;
  private final Map<String, JfrFinding> byFingerprint = new LinkedHashMap<>();

  JfrFindings(
      Configuration configuration,
      Policy policy,
      RecordedIntervals recorded,
      Reporter reporter,
      Allowance memory) {
    this.stacks = new KeptStacks(memory);
    this.policy = policy;
    this.recorded = recorded;
    this.reporter = reporter;
    this.limit = new ReportLimit(configuration.get(Options.LOG_RATE));
  }

  /** JFR saw an event loop wait: that is news unless weaving recorded it, or will. */
  synchronized void seen(SeenByJfr seen) {
    if (!recorded.covers(seen.threadId(), seen.startNanos(), seen.endNanos())
        && !isInOpenCall(seen)) {
      report(
          seen.operation(),
          seen.category(),
          seen.durationNanos(),
          seen.frames(),
          JfrReport.of(seen));
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
  synchronized void pinned(PinnedThread pinned) {
    report("pinned", "virtual", pinned.durationNanos(), pinned.frames(), JfrReport.of(pinned));
  }

  /** A virtual thread ran on and on. */
  synchronized void held(HeldCarrier held) {
    report("held", "virtual", held.durationNanos(), held.frames(), JfrReport.of(held));
  }

  private void report(
      String operation,
      String category,
      long durationNanos,
      List<StackTraceElement> stack,
      JfrReport report) {
    int index = kinds.siteIndex(stack);
    List<String> functions = new ArrayList<>(stack.size());
    for (StackTraceElement frame : stack) {
      functions.add(frame.getClassName() + '.' + frame.getMethodName());
    }
    AllowRule rule = policy.rules().find(functions, category, index);
    if (rule != null && rule.excuses(durationNanos)) {
      rule.use(durationNanos);
      return;
    }
    Frame site = stack.isEmpty() ? NOWHERE : JfrReport.frame(stack.get(Math.max(0, index)));
    String fingerprint = Fingerprint.of("jfr " + operation, site.className(), site.methodName());
    JfrFinding finding = byFingerprint.get(fingerprint);
    if (finding == null) {
      List<StackTraceElement> kept = stacks.keep(stack);
      if (kept == null) {
        countWithoutFinding(fingerprint);
        return;
      }
      finding = new JfrFinding(fingerprint, operation, category, site, kept);
      byFingerprint.put(fingerprint, finding);
    }
    finding.record(durationNanos);
    policy.met(fingerprint);
    if (policy.isKnown(fingerprint) && exceeded(finding) == null) {
      return;
    }
    if (limit.admits(fingerprint, System.nanoTime())) {
      reporter.seen(report, site, fingerprint, finding.occurrences());
    }
  }

  /** There is no memory for one more finding; what the baseline accepts stays accepted. */
  private void countWithoutFinding(String fingerprint) {
    policy.met(fingerprint);
    if (!policy.isKnown(fingerprint)) {
      reporter.recorder().unclassified();
    }
  }

  private @Nullable String exceeded(JfrFinding finding) {
    return policy.exceeded(
        finding.fingerprint(), false, finding.occurrences(), finding.longestNanos());
  }

  /** Adds what was found to what this JVM leaves behind. */
  synchronized void addTo(PartFindings part) {
    for (JfrFinding finding : byFingerprint.values()) {
      part.add(finding.toPart(part.verdict(finding.fingerprint(), exceeded(finding))));
    }
  }
}
