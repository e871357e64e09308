package io.loopwarden.it.blockhound;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What integrations allow that libraries bring along for BlockHound, in a program that has neither
 * BlockHound nor our drop-in on its class path.
 */
class IntegrationsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PROGRAM = "com.example.blockhound.IntegrationsProgram";
  private static final String SERVICE = "com.example.blockhound.Integrations$";

  @Test
  void whatIntegrationsAllowIsAllowed() {
    for (Jdk jdk : InstalledJdks.chosen()) {
      Recording recording = run("applied", jdk, Agent.with("integrations", "true"));

      assertThat(recording.exitCode()).as("%s", jdk).isZero();
      assertThat(stacks(recording))
          .as("%s", jdk)
          .singleElement()
          .asString()
          .contains(PROGRAM + ".mistake(");
      assertThat(allowed(recording))
          .anyMatch(
              rule ->
                  rule.contains(PROGRAM + ".allowed")
                      && rule.contains("integration " + SERVICE + "AllowingService"));
    }
  }

  @Test
  void anIntegrationThatFailsIsLoggedAndTheOthersAreApplied() {
    for (Jdk jdk : InstalledJdks.chosen()) {
      Recording recording = run("failing", jdk, Agent.with("integrations", "true"));

      assertThat(recording.log().named("loopwarden.integration_failed"))
          .as("%s", jdk)
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line.toString())
                      .contains(SERVICE + "FailingService", "asked to fail"));
      assertThat(stacks(recording)).hasSize(1);
    }
  }

  @Test
  void noIntegrationIsLoadedWithoutTheOption() {
    for (Jdk jdk : InstalledJdks.chosen()) {
      Recording recording = run("without-option", jdk, Agent.withDefaults());

      assertThat(stacks(recording)).as("%s", jdk).hasSize(2);
      assertThat(recording.log().named("loopwarden.integration_failed")).isEmpty();
    }
  }

  /**
   * Runs the program.
   *
   * @param folder which belongs to one test: tests run at the same time
   */
  private static Recording run(String folder, Jdk jdk, Agent agent) {
    Launch launch = Launch.withFlags("-Dblockhound.fail=true");
    try (ObservedProgram program =
        ObservedProgram.start(
            launch,
            "blockhound/integrations-" + folder,
            "blockhound",
            PROGRAM,
            jdk,
            agent.and("log.rate", "unlimited"))) {
      return program.awaitEnd(PATIENCE);
    }
  }

  private static List<String> stacks(Recording recording) {
    return recording.log().blockingCalls().stream()
        .filter(report -> report.operation().equals("java.lang.Thread.sleep"))
        .map(Report::stackTrace)
        .toList();
  }

  private static List<String> allowed(Recording recording) {
    return recording.log().named(Report.SUMMARY).stream()
        .flatMap(
            summary ->
                StreamSupport.stream(
                    summary.json().getAsJsonArray("loopwarden.allow_rules").spliterator(), false))
        .map(JsonElement::toString)
        .toList();
  }
}
