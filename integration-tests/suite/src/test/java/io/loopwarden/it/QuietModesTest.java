package io.loopwarden.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Outcome;
import io.loopwarden.it.harness.Target;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two ways to have the agent attached and hear nothing of single calls. */
class QuietModesTest {
  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("io.loopwarden.it.harness.Targets#representative")
  @Execution(ExecutionMode.CONCURRENT)
  void countModeOnlyCounts(Target target) {
    List<ExpectedReport> scenarios =
        Observation.playable(ExpectedReports.withoutDatabase(), target);

    Observation observation =
        Observation.of("mode-count", target, Agent.with("mode", "count"), scenarios);

    assertThat(observation.outcomes().values()).extracting(Outcome::returned).doesNotContainNull();
    assertThat(observation.recording().log().blockingCalls()).as("reports on %s", target).isEmpty();
    scenarios.forEach(observation::assertCounted);
    observation.assertGoodManners();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("io.loopwarden.it.harness.Targets#netty")
  @Execution(ExecutionMode.CONCURRENT)
  void disabledAgentIsNotThere(Target target) {
    List<ExpectedReport> scenarios =
        Observation.playable(ExpectedReports.withoutDatabase(), target);

    Observation observation =
        Observation.of("disabled", target, Agent.with("enabled", "false"), scenarios);

    assertThat(observation.outcomes().values()).extracting(Outcome::returned).doesNotContainNull();
    assertThat(observation.recording().log().content()).as("log of %s", target).isEmpty();
    observation.assertGoodManners();
  }
}
