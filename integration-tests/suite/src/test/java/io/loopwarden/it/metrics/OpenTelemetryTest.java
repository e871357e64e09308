package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program exports by OpenTelemetry's SDK, which it sets as the global one by itself. */
class OpenTelemetryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String COUNT = "loopwarden_blocking_seconds_count {category=sleep, route=} ";
  private static final String SUM = "loopwarden_blocking_seconds_sum {category=sleep, route=} ";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void theGlobalOneHasTheMetricsAndIsSetByTheProgramAlone(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertMetrics(record(jdk)));
  }

  private static Recording record(Jdk jdk) {
    Agent agent =
        Agent.with("metrics.bridge", "auto").and("jmx", "false").and("log.rate", "unlimited");
    try (ObservedProgram program =
        ObservedProgram.start(
            "metrics/opentelemetry",
            "applications/opentelemetry",
            "com.example.tracing.MeasuredLoop",
            jdk,
            agent)) {
      program.awaitLine("ready");
      program.awaitLine(COUNT + "2.0");
      return program.awaitEnd(PATIENCE);
    }
  }

  private static void assertMetrics(Recording recording) {
    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(lastOf(recording, SUM))
        .isBetween(
            2 * MeasuredShop.ORDER_SECONDS,
            2 * MeasuredShop.ORDER_SECONDS * MeasuredShop.MOST_TIMES);
    assertThat(recording.standardOutput())
        .contains("loopwarden_eventloop_workers {group=measured} 1.0 exported");
    assertThat(recording.log().named("loopwarden.bridge_failed")).isEmpty();
    assertThat(recording.complaintsAboutAgent()).isEmpty();
  }

  private static double lastOf(Recording recording, String series) {
    return recording.standardOutput().stream()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length()).split(" ")[0]))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
