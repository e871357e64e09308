package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.JsonLog;
import io.loopwarden.it.harness.Outcome;
import io.loopwarden.it.harness.ScenarioServer;
import io.loopwarden.it.harness.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands {@code attach} and {@code report} on a server that has been serving for a while, its
 * event loops started and its JDBC driver loaded.
 */
class AttachCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SLEEP_SITE = "com.example.scenarios.SleepScenarios.threadSleep";
  private static final String QUERY_SITE = "com.example.scenarios.JdbcScenarios.jdbcExecuteQuery";

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("io.loopwarden.it.harness.Targets#representative")
  @Execution(ExecutionMode.CONCURRENT)
  void attachesOnceAndReports(Target target) {
    Sandbox sandbox = Sandbox.of("attach-" + target.stack(), target.jdk());
    Path log = sandbox.file("agent.json");
    String marker = "--marker=" + UUID.randomUUID();
    try (ScenarioServer server =
        ScenarioServer.startWithoutAgent(
            "isolation/attached-server", target, marker, "--database-url=jdbc:h2:mem:pets")) {
      String pid = Long.toString(RunningJvms.pidOf(marker));
      assertRan(server.run("threadSleep"));
      assertRan(server.run("jdbcExecuteQuery"));
      assertFails(sandbox.agentCommand("report", pid), "not attached to process " + pid);

      Ended attached = sandbox.agentCommand("attach", pid, "log.file=" + log, "log.format=json");
      Outcome sleep = assertRan(server.run("threadSleep"));
      Outcome query = assertRan(server.run("jdbcExecuteQuery"));

      assertThat(attached)
          .isEqualTo(
              new Ended(0, List.of("Loopwarden is attached to process " + pid + "."), List.of()));
      await().atMost(PATIENCE).untilAsserted(() -> assertReported(log, SLEEP_SITE, sleep));
      await().atMost(PATIENCE).untilAsserted(() -> assertReported(log, QUERY_SITE, query));
      assertFails(
          sandbox.agentCommand("attach", pid, "mode=throw"),
          "process " + pid + ": Loopwarden is attached to this JVM already");
      assertRan(server.run("threadSleep"));
      assertSummaryIsPrinted(sandbox.agentCommand("report", pid));
      assertThat(server.stop().exitCode()).isZero();
    }
  }

  private static Outcome assertRan(Outcome outcome) {
    assertThat(outcome.returned()).as("it threw: %s", outcome.trace()).isNotNull();
    return outcome;
  }

  private static void assertReported(Path file, String site, Outcome outcome) {
    JsonLog log = JsonLogs.read(file);
    assertThat(log.blockingCalls())
        .filteredOn(report -> report.function().equals(site))
        .singleElement()
        .satisfies(report -> assertThat(report.eventLoop()).isEqualTo(outcome.thread()));
  }

  private static void assertSummaryIsPrinted(Ended report) {
    assertThat(report.well().error()).isEmpty();
    TextEntry summary = TextLog.amid(report.output()).summary();
    assertThat(summary.number("blocking_calls")).isGreaterThanOrEqualTo(3);
    assertThat(summary.details())
        .anyMatch(line -> line.matches("\\s+2\\s.*" + SLEEP_SITE + "\\(.*"))
        .anyMatch(line -> line.matches("\\s+1\\s.*" + QUERY_SITE + "\\(.*"));
  }

  private static void assertFails(Ended command, String reason) {
    assertThat(command.exitCode()).as("exit code; %s", command).isEqualTo(1);
    assertThat(command.output()).isEmpty();
    assertThat(command.error()).singleElement().asString().contains(reason);
  }
}
