package io.loopwarden.engine.result.codehost;

import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.result.Judgement;
import io.loopwarden.engine.result.JvmProblem;
import io.loopwarden.engine.result.TestResults;

/** Problems of which a code host is to show one, keep one quiet, and cannot show one. */
final class JudgedProblems {

  static final JvmProblem NEW =
      TestResults.call("9f3a12c4", "java.lang.Thread.sleep", "com.acme.Orders.load", 20, 300);
  static final JvmProblem ACCEPTED =
      TestResults.call("01234567", "java.lang.Thread.sleep", "com.acme.Orders.export", 5);
  static final JvmProblem ELSEWHERE =
      TestResults.call("89abcdef", "java.lang.Thread.sleep", "org.other.Orders.load", 5);

  private static final String ACCEPTING =
      "01234567 java.lang.Thread.sleep com.acme.Orders.export first_seen=2026-11-28"
          + " occurrences=1 longest_ms=5.0 reason=later";

  private JudgedProblems() {}

  /** Some of them, judged by a baseline that accepts one. */
  static Judgement judged(JvmProblem... findings) {
    return Judgement.of(
        TestResults.results(TestResults.result(findings)), BaselineFile.parse(ACCEPTING), null);
  }
}
