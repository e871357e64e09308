package io.loopwarden.engine.result.writer;

import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.Finding;
import io.loopwarden.engine.result.PartFinding;
import io.loopwarden.engine.watchdog.StallFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Turns findings of this JVM into what is left behind of them. */
public final class PartFindings implements Consumer<Finding> {

  private final Policy policy;
  private final List<PartFinding> all = new ArrayList<>();

  PartFindings(Policy policy) {
    this.policy = policy;
  }

  @Override
  public void accept(Finding finding) {
    List<String> stack = new ArrayList<>();
    for (Frame frame : finding.stack()) {
      stack.add(frame.toString());
    }
    all.add(
        new PartFinding(
            finding.fingerprint(),
            finding.operation().name() + (finding.isDeadlock() ? ":deadlock" : ""),
            finding.operation().category(),
            finding.site().toString(),
            finding.site().function(),
            finding.operation().remedy(),
            verdict(finding.fingerprint(), finding.exceeded()),
            finding.operation().blocking(),
            finding.isDeadlock(),
            finding.occurrences(),
            finding.totalNanos(),
            finding.longestNanos(),
            finding.durationsNanos(),
            stack));
  }

  void add(StallFinding finding) {
    Histogram durations = finding.durationsNanos();
    if (finding.cause().isPlatform() || durations.getTotalCount() == 0) {
      return;
    }
    List<String> stack = new ArrayList<>();
    for (StackTraceElement frame : finding.stack()) {
      stack.add(Frame.of(frame).toString());
    }
    all.add(
        new PartFinding(
            finding.fingerprint(),
            PartFinding.STALL + ':' + finding.cause().key(),
            PartFinding.STALL,
            finding.site().toString(),
            finding.site().function(),
            finding.cause().remedy(),
            verdict(finding.fingerprint(), finding.exceeded()),
            false,
            false,
            durations.getTotalCount(),
            finding.totalNanos(),
            finding.longestNanos(),
            durations,
            stack));
  }

  public void add(PartFinding finding) {
    all.add(finding);
  }

  public PartFinding.Verdict verdict(String fingerprint, @Nullable String exceeded) {
    if (!policy.isKnown(fingerprint)) {
      return PartFinding.Verdict.NEW;
    }
    return exceeded == null ? PartFinding.Verdict.KNOWN : PartFinding.Verdict.EXCEEDED;
  }

  List<PartFinding> all() {
    return all;
  }
}
