package io.loopwarden.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Outcome;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.ScenarioServer;
import io.loopwarden.it.harness.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An agent that comes late finds the event loops that are there, and the classes that are loaded:
 * the same code on the same loops is silent before and reported afterwards.
 */
class LateAttachTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("io.loopwarden.it.harness.Targets#sampled")
  @Execution(ExecutionMode.CONCURRENT)
  void findsExistingEventLoops(Target target) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertFound(target));
  }

  private static void assertFound(Target target) {
    List<ExpectedReport> scenarios = Observation.playable(ExpectedReports.forLateAttach(), target);
    try (ScenarioServer server = ScenarioServer.startWithoutAgent("late-attach", target)) {
      scenarios.forEach(expected -> assertRan(server.run(expected.scenario())));
      server.attach(Agent.withDefaults());
      scenarios.forEach(expected -> assertRan(server.run(expected.scenario())));

      await("reports on " + target)
          .atMost(PATIENCE)
          .untilAsserted(() -> assertReports(server.logSoFar().blockingCalls(), scenarios));

      Recording recording = server.stop();
      assertReports(recording.log().blockingCalls(), scenarios);
      assertThat(recording.log().summary().total()).isEqualTo(scenarios.size());
    }
  }

  private static void assertRan(Outcome outcome) {
    assertThat(outcome.returned())
        .as("the scenario returned; it threw: %s", outcome.trace())
        .isNotNull();
  }

  private static void assertReports(List<Report> reports, List<ExpectedReport> expected) {
    assertThat(reports)
        .extracting(Report::function)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(ExpectedReport::site).toList());
  }
}
