package io.loopwarden.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.isolation.Ended;
import io.loopwarden.it.isolation.Sandbox;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The log and the build leave to tests what they allow, expect or judge by themselves. */
class JudgedByTestsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void checkAcceptsWhatTestsJudge(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("judged-by-tests", jdk);
    SampleResult tests =
        new SampleRun("judged", jdk)
            .withAgent(List.of("results=" + sandbox.file("parts")))
            .only("Judged")
            .run();
    assertThat(tests.failures()).isEmpty();
    assertThat(tests.exitCode()).isZero();
    assertThat(tests.standardError())
        .anyMatch(
            line ->
                line.contains("INFO loopwarden event=blocking_call")
                    && line.contains("judged_by=test"))
        .noneMatch(line -> line.contains("WARN loopwarden event=blocking_call"));

    Ended check = sandbox.agentCommand("check", "parts").well();

    assertThat(check.output())
        .anyMatch(
            line ->
                line.startsWith("INFO loopwarden event=accepted call=java.lang.Thread.sleep")
                    && line.contains(" count=3 ")
                    && line.contains(
                        "reason=\"tests allow it, expect it or judge it themselves\""));
  }
}
