package io.loopwarden.engine.result.writer;

import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.ProblemTotals;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.result.JvmProblem;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Turns the problems of this JVM into what the result file has of them. */
final class JvmProblems {

  private JvmProblems() {}

  /** All problems but those of the platform. */
  static List<JvmProblem> of(Judge judge, Policy policy) {
    List<Finding> findings = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.PLATFORM_STALL) {
        findings.addAll(judge.findings(kind));
      }
    }
    List<JvmProblem> all = new ArrayList<>();
    for (ProblemTotals problem : ProblemTotals.of(findings)) {
      long judged = judge.testVerdicts().of(problem.first().fingerprint());
      all.add(of(problem, verdict(problem, policy), judged));
    }
    return all;
  }

  private static JvmProblem of(
      ProblemTotals problem, JvmProblem.Verdict verdict, long judgedByTests) {
    Finding finding = problem.first();
    List<String> stack = new ArrayList<>();
    for (Frame frame : finding.stack()) {
      stack.add(frame.toString());
    }
    Histogram durations = problem.durationsNanos();
    return new JvmProblem(
        finding.fingerprint(),
        problem.formerFingerprints(),
        finding.call() + (finding.isDeadlock() ? ":deadlock" : ""),
        finding.operation().name() + (finding.isDeadlock() ? ":deadlock" : ""),
        finding.operation().category(),
        finding.site().toString(),
        finding.site().function(),
        finding.operation().remedy(),
        verdict,
        finding.operation().blocking(),
        finding.isDeadlock(),
        durations.getTotalCount() + problem.unmeasured(),
        judgedByTests,
        problem.totalNanos(),
        problem.longestNanos(),
        problem.delay().nanos(),
        durations,
        stack);
  }

  private static JvmProblem.Verdict verdict(ProblemTotals problem, Policy policy) {
    List<String> former = problem.formerFingerprints();
    if (policy.entry(problem.first().fingerprint(), former) == null) {
      return JvmProblem.Verdict.NEW;
    }
    boolean isGrown = problem.all().stream().anyMatch(finding -> finding.exceeded() != null);
    return isGrown ? JvmProblem.Verdict.EXCEEDED : JvmProblem.Verdict.KNOWN;
  }
}
