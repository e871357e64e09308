package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However a program ends: its exit code and its last words stay its own, the summary is written.
 */
class ExitCodeTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aProgramThatReturns(Jdk jdk) {
    assertThat(watched("returns", jdk, "sleep").exitCode()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aProgramThatExits(Jdk jdk) {
    assertThat(watched("exits", jdk, "sleep", "exit 3").exitCode()).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aProgramThatFails(Jdk jdk) {
    Ended alone = Sandbox.of("fails-alone", jdk).puppet().withoutTestFlags().run("sleep", "fail");

    Ended watched = watched("fails", jdk, "sleep", "fail");

    assertThat(watched.exitCode()).isEqualTo(1).isEqualTo(alone.exitCode());
    assertThat(watched.error())
        .contains("Exception in thread \"main\" java.lang.IllegalStateException: as ordered")
        .isEqualTo(alone.error());
  }

  private static Ended watched(String name, Jdk jdk, String... orders) {
    Sandbox sandbox = Sandbox.of("exit-code-" + name, jdk);
    Ended ended = sandbox.puppet().withoutTestFlags().withAgent("log.file=agent.log").run(orders);
    TextLog log = TextLog.of(sandbox.file("agent.log"));
    assertThat(log.blockingCallsAt(Sites.SLEEP)).hasSize(1);
    assertThat(log.summary().number("blocking_calls")).isPositive();
    return ended;
  }
}
