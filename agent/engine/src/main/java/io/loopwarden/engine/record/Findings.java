package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Rate;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.AllowRules;
import io.loopwarden.engine.policy.Policy;
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
  private final Consumer<BlockingCall> reports;
  private long excused;
  private long known;

  Findings(Rate rate, Policy policy, Consumer<BlockingCall> reports) {
    this.limit = new ReportLimit(rate);
    this.policy = policy;
    this.reports = reports;
  }

  @Override
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  public void call(CallPath path, long durationNanos, long endMillis) {
    AllowRule rule = ruleOf(path);
    if (rule != null && rule.excuses(durationNanos)) {
      rule.use();
      excused++;
      return;
    }
    Finding finding = path.finding;
    if (finding == null) {
      finding = findingOf(path);
      finding.add(path);
      path.finding = finding;
    }
    if (policy.isKnown(finding.fingerprint())) {
      known++;
      return;
    }
    finding.record(durationNanos);
    byOperation
        .computeIfAbsent(path.operation(), o -> new PackedHistogram(SIGNIFICANT_DIGITS))
        .recordValue(durationNanos);
    if (limit.admits(finding, System.nanoTime())) {
      Thread thread = path.thread();
      reports.accept(
          new BlockingCall(finding, durationNanos, endMillis, thread.getName(), thread.getId()));
    }
  }

  /** The rule that decides on a path: that of the innermost frame that has one. */
  private @Nullable AllowRule ruleOf(CallPath path) {
    AllowRules rules = policy.rules();
    if (path.judgedBy != rules) {
      path.judgedBy = rules;
      path.rule = null;
      for (StackWalker.StackFrame frame : path.frames()) {
        path.rule =
            rules.find(frame.getClassName(), frame.getMethodName(), path.operation().category());
        if (path.rule != null) {
          break;
        }
      }
    }
    return path.rule;
  }

  private Finding findingOf(CallPath path) {
    Operation operation = path.operation();
    List<Frame> stack = stackOf(path);
    Frame site = siteOf(path, stack);
    String fingerprint = Fingerprint.of(operation.name(), site.className(), site.methodName());
    Finding finding = byFingerprint.get(fingerprint);
    if (finding != null) {
      return finding;
    }
    if (byFingerprint.size() >= MOST) {
      site = UNKNOWN;
      stack = List.of();
      fingerprint = Fingerprint.of(operation.name(), site.className(), site.methodName());
    }
    return byFingerprint.computeIfAbsent(
        fingerprint, new NewFinding(operation, site, stack)::create);
  }

  private static final Frame UNKNOWN = new Frame("(too many sites)", "(unknown)", null, 0);

  private record NewFinding(Operation operation, Frame site, List<Frame> stack) {
    Finding create(String fingerprint) {
      return new Finding(fingerprint, operation, site, stack);
    }
  }

  private static List<Frame> stackOf(CallPath path) {
    List<Frame> stack = new ArrayList<>();
    for (StackWalker.StackFrame frame : path.frames()) {
      stack.add(Frame.of(frame));
    }
    Operation operation = path.operation();
    if (operation.nativeSomewhere()
        && !stack.isEmpty()
        && !stack.get(0).className().equals(operation.className())) {
      stack.add(0, new Frame(operation.className(), operation.methodName(), null, Frame.NATIVE));
    }
    return stack;
  }

  private static Frame siteOf(CallPath path, List<Frame> stack) {
    if (stack.isEmpty()) {
      return UNKNOWN;
    }
    int added = stack.size() - path.frames().size();
    return path.siteIndex() >= 0
        ? stack.get(path.siteIndex() + added)
        : stack.get(Math.min(1, stack.size() - 1));
  }

  /** Lets go of a loop that has ended. */
  void forget(Thread thread) {
    for (Finding finding : byFingerprint.values()) {
      finding.forget(thread);
    }
  }

  /** What there is to report: known problems are left out. */
  Collection<Finding> all() {
    List<Finding> found = new ArrayList<>();
    for (Finding finding : byFingerprint.values()) {
      if (finding.occurrences() > 0) {
        found.add(finding);
      }
    }
    return found;
  }

  /** How many calls allow rules excused. */
  long excused() {
    return excused;
  }

  /** How many calls were occurrences of problems that the baseline knows. */
  long known() {
    return known;
  }

  Map<Operation, Histogram> durationsNanosByOperation() {
    return byOperation;
  }
}
