package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.work.Work;
import org.jspecify.annotations.Nullable;

/** Hands calls that loops recorded to the judge. Only the reporter's thread uses it. */
final class Findings implements CallMerger.Judge {

  private final Judge judge;
  private final Catalogue catalogue;
  private final Policy policy;
  private final Thresholds thresholds;
  private final PathTexts texts;
  private final LoopMemory loops;
  private @Nullable CallListener calls;

  Findings(
      Catalogue catalogue,
      Configuration configuration,
      Policy policy,
      LoopMemory loops,
      Judge judge) {
    this.judge = judge;
    this.loops = loops;
    this.catalogue = catalogue;
    this.policy = policy;
    this.thresholds = new Thresholds(catalogue, configuration);
    this.texts =
        new PathTexts(new OperationNames(catalogue), loops, new Allowance(MemoryShare.STACKS));
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
      loops.unclassified();
      return;
    }
    AllowRule rule = text.rule(policy);
    TracedCall call = text.call();
    boolean isBelowThreshold =
        !call.deadlock() && !thresholds.reached(call.operation(), path.operation(), durationNanos);
    judge.ended(
        new CallIncident(
            path,
            text,
            text.isOneOff() ? text.oneOff(catalogue) : call,
            rule == null || !rule.excuses(durationNanos) ? null : rule,
            isBelowThreshold,
            durationNanos,
            endNanos,
            work));
  }

  /** Sets who receives every call that loops recorded. */
  void listener(CallListener calls) {
    this.calls = calls;
  }

  /** Makes room for new paths if there is little left. */
  void tidy() {
    texts.tidy();
  }
}
