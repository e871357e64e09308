package io.loopwarden.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.GuineaPig;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Outcome;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.Target;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Blocking where that is allowed is silent, and so is what does not block on an event loop. One
 * call that does block comes last: it alone is reported, so the silence before was not for want of
 * an agent.
 */
class NotAnEventLoopTest {
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

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("io.loopwarden.it.harness.Targets#sampled")
  @Execution(ExecutionMode.CONCURRENT)
  void isSilent(Target target) throws Exception {
    Hiccups.excuse(() -> assertSilent(target));
  }

  private static void assertSilent(Target target) {
    try (GuineaPig guineaPig = GuineaPig.start("not-an-event-loop", target, Agent.withDefaults())) {
      for (String place : target.placesToBlock()) {
        BLOCKING.forEach(scenario -> assertRan(guineaPig.runAt(place, scenario)));
      }
      HARMLESS.forEach(scenario -> assertRan(guineaPig.run(scenario)));
      Outcome control = guineaPig.run("swallowedSleep");
      assertReportsOnly(guineaPig.stop(), control, target);
    }
  }

  private static void assertRan(Outcome outcome) {
    assertThat(outcome.returned())
        .as("the scenario returned; it threw: %s", outcome.trace())
        .isNotNull();
  }

  private static void assertReportsOnly(Recording recording, Outcome control, Target target) {
    assertThat(recording.log().blockingCalls())
        .as("blocking calls on %s", target)
        .extracting(Report::function, Report::eventLoop)
        .containsExactly(
            tuple("com.example.guineapig.SleepScenarios.swallowedSleep", control.thread()));
    assertThat(recording.log().summary().total()).as("calls counted on %s", target).isEqualTo(1);
  }
}
