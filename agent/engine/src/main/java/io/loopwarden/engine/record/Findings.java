package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.AllowRules;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.work.Work;
import io.loopwarden.engine.work.WorkDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Turns blocking calls into findings: one problem, one report. Only the reporter's thread touches
 * it.
 */
final class Findings implements CallRing.Reader {

  /** How many problems are kept apart; further ones are summed up by operation. */
  static final int MOST = 4096;

  private static final int SIGNIFICANT_DIGITS = 2;

  private final Map<String, Finding> byFingerprint = new LinkedHashMap<>();
  private final Map<Operation, Histogram> byOperation = new LinkedHashMap<>();
  private final ReportLimit limit;
  private final Policy policy;
  private final Thresholds thresholds;
  private final OperationNames names;
  private final Consumer<BlockingCall> reports;
  private @Nullable CallListener calls;
  private @Nullable JudgedCallListener judged;
  private long belowThreshold;
  private long excused;

  Findings(
      Catalogue catalogue,
      Configuration configuration,
      Policy policy,
      Consumer<BlockingCall> reports) {
    this.limit = new ReportLimit(configuration.get(Options.LOG_RATE));
    this.policy = policy;
    this.thresholds = new Thresholds(catalogue, configuration);
    this.names = new OperationNames(catalogue);
    this.reports = reports;
  }

  @Override
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  public void call(CallPath path, long durationNanos, long endNanos, @Nullable Work work) {
    if (calls != null) {
      calls.accept(path.thread().getId(), endNanos, durationNanos);
    }
    AllowRule rule = ruleOf(path);
    if (rule != null && rule.excuses(durationNanos)) {
      rule.use(durationNanos);
      excused++;
      if (isListened()) {
        tell(path, durationNanos, endNanos, work, Verdict.ALLOWED, rule.reason());
      }
      return;
    }
    Finding finding = findingOfPath(path);
    if (!finding.isDeadlock()
        && !thresholds.reached(finding.operation(), path.operation(), durationNanos)) {
      belowThreshold++;
      return;
    }
    finding.record(durationNanos);
    policy.met(finding.fingerprint());
    if (isExcused(finding)) {
      if (isListened()) {
        tell(path, durationNanos, endNanos, work, Verdict.KNOWN, Verdict.BASELINE);
      }
      return;
    }
    byOperation
        .computeIfAbsent(finding.operation(), o -> new PackedHistogram(SIGNIFICANT_DIGITS))
        .recordValue(durationNanos);
    if (isListened()) {
      tell(path, durationNanos, endNanos, work, Verdict.VIOLATION, "");
    }
    if (limit.admits(finding, System.nanoTime())) {
      reports.accept(blockingCall(path, durationNanos, endNanos, work));
    }
  }

  private Finding findingOfPath(CallPath path) {
    Finding finding = path.finding;
    if (finding == null) {
      finding = findingOf(path);
      finding.tag(path.tag);
      finding.add(path);
      path.finding = finding;
    }
    return finding;
  }

  private boolean isListened() {
    return judged != null && !judged.isEmpty();
  }

  private void tell(
      CallPath path,
      long durationNanos,
      long endNanos,
      @Nullable Work work,
      Verdict verdict,
      String reason) {
    if (judged != null) {
      judged.judged(blockingCall(path, durationNanos, endNanos, work), verdict, reason);
    }
  }

  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  private BlockingCall blockingCall(
      CallPath path, long durationNanos, long endNanos, @Nullable Work work) {
    Thread thread = path.thread();
    return new BlockingCall(
        findingOfPath(path),
        durationNanos,
        endNanos,
        millisOf(endNanos),
        thread.getName(),
        thread.getId(),
        WorkDescription.of(work, elements(path)),
        work == null ? null : work.scope());
  }

  /**
   * A moment by {@link System#nanoTime()} as the wall clock's, which is read first: never later.
   */
  private static long millisOf(long nanos) {
    return Instant.now().minusNanos(System.nanoTime() - nanos).toEpochMilli();
  }

  /** Whether the baseline excuses a finding, now that it was met once more. */
  private boolean isExcused(Finding finding) {
    if (!policy.isKnown(finding.fingerprint())) {
      return false;
    }
    String exceeded =
        policy.exceeded(
            finding.fingerprint(),
            finding.operation().blocking(),
            finding.occurrences(),
            finding.longestNanos());
    finding.exceeded(exceeded);
    return exceeded == null;
  }

  private static List<StackTraceElement> elements(CallPath path) {
    List<StackTraceElement> elements = new ArrayList<>(path.frames().size());
    for (StackWalker.StackFrame frame : path.frames()) {
      elements.add(frame.toStackTraceElement());
    }
    return elements;
  }

  /** The rule that decides on a path: that of the innermost frame that has one. */
  private @Nullable AllowRule ruleOf(CallPath path) {
    AllowRules rules = policy.rules();
    if (path.judgedBy != rules) {
      List<String> functions = functions(path);
      String category = named(path).category();
      path.judgedBy = rules;
      path.rule = rules.find(functions, category, path.siteIndex());
      path.tag = rules.tag(functions, category, path.siteIndex());
    }
    return path.rule;
  }

  private static List<String> functions(CallPath path) {
    List<String> functions = new ArrayList<>(path.frames().size());
    for (StackWalker.StackFrame frame : path.frames()) {
      functions.add(frame.getClassName() + '.' + frame.getMethodName());
    }
    return functions;
  }

  private Operation named(CallPath path) {
    Operation named = path.named;
    if (named == null) {
      named = TracedCall.of(path, names).operation();
      path.named = named;
    }
    return named;
  }

  private Finding findingOf(CallPath path) {
    TracedCall call = TracedCall.of(path, names);
    Finding finding = byFingerprint.get(call.fingerprint());
    if (finding != null) {
      return finding;
    }
    if (byFingerprint.size() >= MOST) {
      call = TracedCall.nowhere(path.operation());
    }
    return byFingerprint.computeIfAbsent(call.fingerprint(), call::toFinding);
  }

  /** Sets who hears of every call, excused ones too. */
  void listener(CallListener calls) {
    this.calls = calls;
  }

  /** Sets who hears of every call with its verdict. */
  void listener(JudgedCallListener judged) {
    this.judged = judged;
  }

  /** Lets go of a loop that has ended. */
  void forget(Thread thread) {
    for (Finding finding : byFingerprint.values()) {
      finding.forget(thread);
    }
  }

  /** What there is to report: known problems are left out, unless they have grown too far. */
  Collection<Finding> all() {
    List<Finding> found = new ArrayList<>();
    for (Finding finding : byFingerprint.values()) {
      if (finding.occurrences() > 0 && !isKnown(finding)) {
        found.add(finding);
      }
    }
    return found;
  }

  private boolean isKnown(Finding finding) {
    return finding.exceeded() == null && policy.isKnown(finding.fingerprint());
  }

  /** Everything that counts, known problems too. */
  void visit(Consumer<Finding> visitor) {
    for (Finding finding : byFingerprint.values()) {
      if (finding.occurrences() > 0) {
        visitor.accept(finding);
      }
    }
  }

  /** How many calls were too short after all, by the threshold of what their caller was. */
  long belowThreshold() {
    return belowThreshold;
  }

  /** How many calls allow rules excused. */
  long excused() {
    return excused;
  }

  /** How many calls were occurrences of problems that the baseline knows. */
  long known() {
    long known = 0;
    for (Finding finding : byFingerprint.values()) {
      known += isKnown(finding) ? finding.occurrences() : 0;
    }
    return known;
  }

  Map<Operation, Histogram> durationsNanosByOperation() {
    return byOperation;
  }
}
