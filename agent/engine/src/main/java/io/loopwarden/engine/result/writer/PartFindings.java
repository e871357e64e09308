package io.loopwarden.engine.result.writer;

import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.result.PartFinding;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Turns the problems of this JVM into what the result file has of them. */
final class PartFindings {

  private PartFindings() {}

  /** All problems but those of the platform. */
  static List<PartFinding> of(Judge judge, Policy policy) {
    List<PartFinding> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.PLATFORM_STALL) {
        for (Finding finding : judge.findings(kind)) {
          all.add(of(finding, verdict(finding, policy)));
        }
      }
    }
    return all;
  }

  private static PartFinding of(Finding finding, PartFinding.Verdict verdict) {
    List<String> stack = new ArrayList<>();
    for (Frame frame : finding.stack()) {
      stack.add(frame.toString());
    }
    Histogram durations = finding.durationsNanos();
    return new PartFinding(
        finding.fingerprint(),
        finding.formerFingerprints(),
        finding.call() + (finding.isDeadlock() ? ":deadlock" : ""),
        finding.operation().name() + (finding.isDeadlock() ? ":deadlock" : ""),
        finding.operation().category(),
        finding.site().toString(),
        finding.site().function(),
        finding.operation().remedy(),
        verdict,
        finding.operation().blocking(),
        finding.isDeadlock(),
        durations.getTotalCount() + finding.unmeasured(),
        finding.totalNanos(),
        finding.longestNanos(),
        durations,
        stack);
  }

  private static PartFinding.Verdict verdict(Finding finding, Policy policy) {
    if (policy.entry(finding.fingerprint(), finding.formerFingerprints()) == null) {
      return PartFinding.Verdict.NEW;
    }
    return finding.exceeded() == null ? PartFinding.Verdict.KNOWN : PartFinding.Verdict.EXCEEDED;
  }
}
