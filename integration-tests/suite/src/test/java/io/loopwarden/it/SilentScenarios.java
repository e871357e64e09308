package io.loopwarden.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Outcome;
import io.loopwarden.it.harness.ScenarioServer;
import io.loopwarden.it.harness.Target;
import java.util.List;

/**
 * What must not be reported: blocking where that is allowed, and on an event loop what does not
 * block.
 */
final class SilentScenarios {
  /** Scenarios that are reported when an event loop runs them. */
  private static final List<String> BLOCKING =
      List.of("threadSleep", "timeUnitSleep", "socketRead", "httpClientSend");

  private static final List<String> HARMLESS =
      List.of(
          "nonBlockingRead",
          "nonBlockingConnect",
          "nonBlockingAccept",
          "httpClientSendAsync",
          "uncontendedLock",
          "completedFuture",
          "literalAddress");

  private SilentScenarios() {}

  /** Runs all of them. */
  static void play(ScenarioServer server, Target target) {
    for (String place : target.placesToBlock()) {
      BLOCKING.forEach(scenario -> assertRan(server.runAt(place, scenario)));
    }
    HARMLESS.forEach(scenario -> assertRan(server.run(scenario)));
  }

  private static void assertRan(Outcome outcome) {
    assertThat(outcome.returned())
        .as("the scenario returned; it threw: %s", outcome.trace())
        .isNotNull();
  }
}
