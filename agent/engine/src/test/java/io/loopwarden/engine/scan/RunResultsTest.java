package io.loopwarden.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.result.JvmProblem;
import io.loopwarden.engine.result.JvmResult;
import io.loopwarden.engine.result.LoopTimes;
import io.loopwarden.engine.result.RanMethods;
import io.loopwarden.engine.result.TestResults;
import io.loopwarden.engine.scan.RunResults.Run;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunResultsTest {

  private static DescribedProblem problem(String className, String method) {
    return new DescribedProblem(
        "direct",
        DescribedProblem.Effect.BLOCKS,
        new Frame(className, method, "Orders.java", 42),
        "java.lang.Thread.sleep",
        "java.lang.Thread.sleep",
        "sleep",
        className + ".handle",
        "Vert.x handler",
        List.of(),
        "Use a timer",
        "of " + method,
        false);
  }

  private static JvmResult result(RanMethods ran, JvmProblem... findings) {
    return new JvmResult(
        "1.0", 7, 1, 2, true, 1, 0, 0, 0, LoopTimes.unknown(), List.of(), List.of(findings), ran);
  }

  private static Run runOf(String method, JvmResult... results) {
    return RunResults.of(TestResults.results(results)).of(problem("com.acme.Orders", method));
  }

  @Test
  void whatWasSeenOnAnEventLoopIsConfirmed() {
    JvmProblem seen =
        TestResults.call("of load", "java.lang.Thread.sleep", "com.acme.Orders.load", 20);
    RanMethods ran = new RanMethods(Set.of("com.acme.Orders.load"), Set.of());

    assertThat(runOf("load", result(ran, seen))).isEqualTo(Run.CONFIRMED);
    assertThat(runOf("load", result(RanMethods.unknown(), seen))).isEqualTo(Run.CONFIRMED);
  }

  @Test
  void aMethodThatRanSaysWhere() {
    JvmResult one = result(new RanMethods(Set.of("com.acme.Orders.load"), Set.of()));
    JvmResult other =
        result(new RanMethods(Set.of(), Set.of("com.acme.Orders.load", "com.acme.Orders.save")));

    assertThat(runOf("load", one, other)).isEqualTo(Run.RAN_ON_LOOP);
    assertThat(runOf("save", one, other)).isEqualTo(Run.RAN_ELSEWHERE);
    assertThat(runOf("drop", one, other)).isEqualTo(Run.NEVER_RAN);
  }

  /** Its classes may have been left out. */
  @Test
  void whetherAMethodOfOtherPackagesRanIsNotKnown() {
    JvmResult result = result(new RanMethods(Set.of("com.example.Main.main"), Set.of()));

    assertThat(runOf("load", result)).isEqualTo(Run.NOT_SEEN);
    assertThat(runOf("load", result(RanMethods.unknown()))).isEqualTo(Run.NOT_SEEN);
  }
}
