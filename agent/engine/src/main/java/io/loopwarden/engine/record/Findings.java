package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.engine.finding.ReportLimit;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.work.Work;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Turns blocking calls into findings: one problem, one report. Only the reporter's thread touches
 * it.
 */
final class Findings implements CallMerger.Judge {

  private final FindingTable table;
  private final ReportLimit limit;
  private final Catalogue catalogue;
  private final Policy policy;
  private final Thresholds thresholds;
  private final PathTexts texts;
  private final Consumer<BlockingCall> reports;
  private final JudgedCalls judged = new JudgedCalls();
  private @Nullable CallListener calls;
  private long belowThreshold;
  private long excused;
  private long knownWithoutFinding;
  private long unclassified;

  Findings(
      Catalogue catalogue,
      Configuration configuration,
      Policy policy,
      LoopMemory loops,
      Consumer<BlockingCall> reports) {
    this(
        catalogue,
        configuration,
        policy,
        loops,
        new Allowance(MemoryShare.STACKS),
        new Allowance(MemoryShare.FINDINGS),
        reports);
  }

  Findings(
      Catalogue catalogue,
      Configuration configuration,
      Policy policy,
      LoopMemory loops,
      Allowance stacks,
      Allowance memory,
      Consumer<BlockingCall> reports) {
    this.limit = new ReportLimit(configuration.get(Options.LOG_RATE));
    this.catalogue = catalogue;
    this.policy = policy;
    this.thresholds = new Thresholds(catalogue, configuration);
    this.texts = new PathTexts(new OperationNames(catalogue), loops, stacks);
    this.table = new FindingTable(memory);
    this.reports = reports;
  }

  @Override
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  public void recorded(CallPath path, long durationNanos, long endNanos) {
    if (calls != null) {
      calls.accept(path.thread().getId(), endNanos, durationNanos);
    }
  }

  @Override
  public long keyOf(CallPath path) {
    PathText text = texts.of(path);
    if (text == null) {
      return CallKeys.NONE;
    }
    text.rule(policy);
    return text.key(path.callingInstruction());
  }

  @Override
  public boolean isOneOff(CallPath path) {
    PathText text = texts.of(path);
    return text != null && text.isOneOff();
  }

  @Override
  public long longestGapNanos() {
    return thresholds.thresholdNanos();
  }

  @Override
  public void call(
      CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work) {
    PathText text = texts.of(path);
    if (text == null) {
      unclassified++;
      return;
    }
    AllowRule rule = text.rule(policy);
    if (rule != null && rule.excuses(durationNanos)) {
      rule.use(durationNanos);
      excused++;
      judged.pass(
          path, text, text.finding, durationNanos, endNanos, work, Verdict.ALLOWED, rule.reason());
      return;
    }
    if (!text.call().deadlock()
        && !thresholds.reached(text.call().operation(), path.operation(), durationNanos)) {
      belowThreshold++;
      return;
    }
    policy.met(text.fingerprint());
    Finding finding = findingOf(path, text);
    if (finding == null) {
      countWithoutFinding(text);
      return;
    }
    finding.record(durationNanos);
    if (isExcused(finding)) {
      judged.pass(
          path, text, finding, durationNanos, endNanos, work, Verdict.KNOWN, Verdict.BASELINE);
      return;
    }
    table.record(finding.operation(), durationNanos);
    judged.pass(path, text, finding, durationNanos, endNanos, work, Verdict.VIOLATION, "");
    if (limit.admits(finding, System.nanoTime())) {
      reports.accept(JudgedCalls.of(path, text, finding, durationNanos, endNanos, work));
    }
  }

  /** There is no memory for one more finding; what the baseline accepts stays accepted. */
  private void countWithoutFinding(PathText text) {
    if (policy.isKnown(text.fingerprint())) {
      knownWithoutFinding++;
    } else {
      unclassified++;
    }
  }

  /** The problem that a path leads to; null if there is no memory for one more. */
  private @Nullable Finding findingOf(CallPath path, PathText text) {
    if (text.finding == null) {
      TracedCall call = text.call();
      if (text.isOneOff()) {
        call = call.withRemedy(catalogue.remedy(String.valueOf(text.tag())));
      }
      Finding finding = table.of(call, text.fingerprint());
      if (finding == null) {
        return null;
      }
      finding.tag(text.tag());
      text.finding = finding;
    }
    text.finding.add(path);
    return text.finding;
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

  /** Sets who hears of every call, excused ones too. */
  void listener(CallListener calls) {
    this.calls = calls;
  }

  /** Sets who hears of every call with its verdict. */
  void listener(JudgedCallListener judged) {
    this.judged.listener(judged);
  }

  /** Makes room for new paths if there is little left. */
  void tidy() {
    texts.tidy();
  }

  /** What there is to report: known problems are left out, unless they have grown too far. */
  Collection<Finding> all() {
    List<Finding> found = new ArrayList<>();
    for (Finding finding : table.all()) {
      if (!isKnown(finding)) {
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
    table.visit(visitor);
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
    long known = knownWithoutFinding;
    for (Finding finding : table.all()) {
      known += isKnown(finding) ? finding.occurrences() : 0;
    }
    return known;
  }

  /** How many calls were read and could not be kept apart. */
  long unclassified() {
    return unclassified;
  }

  Map<Operation, Histogram> durationsNanosByOperation() {
    return table.durationsNanosByOperation();
  }
}
