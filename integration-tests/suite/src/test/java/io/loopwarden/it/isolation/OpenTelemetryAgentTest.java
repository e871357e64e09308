package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What OpenTelemetry's Java agent exports of ours: the metrics, and the problems in its spans. */
@EnabledIfSystemProperty(
    named = "loopwarden.it.agents",
    matches = "all",
    disabledReason = "it is 23 MB large, and fetched by the profile other-agents")
class OpenTelemetryAgentTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HISTOGRAM = "name=loopwarden_blocking_seconds,";
  private static final String PROBLEM = "\"name\":\"loopwarden.blocking_call\"";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void itExportsTheMetricsAndTheProblemsOfRequests(Jdk jdk) throws Exception {
    Launch launch = Launch.shortRun();
    List<String> flags =
        List.of(
            OtherAgent.OPEN_TELEMETRY.flag(Sandbox.of("opentelemetry", jdk), 0),
            "-Dotel.traces.exporter=logging-otlp",
            "-Dotel.logs.exporter=none",
            "-Dotel.metrics.exporter=logging",
            "-Dotel.metric.export.interval=500");
    for (String flag : flags) {
      launch = launch.and(flag);
    }
    try (ObservedProgram program =
        ObservedProgram.start(
            launch,
            "isolation/opentelemetry-agent",
            "applications/opentelemetry",
            "com.example.tracing.MeasuredLoop",
            jdk,
            Agent.with("metrics.bridge", "auto").and("log.rate", "unlimited"),
            "agent")) {
      program.awaitLine("ready");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(Files.readString(program.standardErrorFile()))
                      .contains(HISTOGRAM, PROBLEM));
      assertProblems(program.awaitEnd(PATIENCE));
    }
  }

  private static void assertProblems(Recording recording) {
    assertThat(recording.exitCode()).isZero();
    assertThat(recording.standardError())
        .filteredOn(line -> line.contains(PROBLEM))
        .anySatisfy( // a span of its own, below one that has ended
            line -> assertThat(line).contains("parentSpanId", "sleepInEndedSpan"))
        .anySatisfy( // an event of one that was still open
            line -> assertThat(line).contains("\"name\":\"open request\"", "sleepInOpenSpan"));
    assertThat(recording.log().named("loopwarden.bridge_failed")).isEmpty();
  }
}
