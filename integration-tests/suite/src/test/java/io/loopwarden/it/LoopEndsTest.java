package io.loopwarden.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.ScenarioServer;
import io.loopwarden.it.harness.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An event loop that ends leaves nothing behind, not even if a report told of it: its thread can be
 * collected.
 */
class LoopEndsTest {
  private static final int LOOPS = 200;

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("io.loopwarden.it.harness.Targets#sampled")
  @Execution(ExecutionMode.CONCURRENT)
  void leavesNothingBehind(Target target) {
    Recording recording = ScenarioServer.churn("loop-ends", target, Agent.withDefaults(), LOOPS);

    assertThat(recording.standardOutput())
        .as("what %s says", target)
        .contains("churned started=" + LOOPS + " lingering=0");
    assertThat(recording.log().summary().countAt("com.example.scenarios.LoopChurn.blockOnce"))
        .as("the loops that were watched on %s", target)
        .isEqualTo(LOOPS);
  }
}
