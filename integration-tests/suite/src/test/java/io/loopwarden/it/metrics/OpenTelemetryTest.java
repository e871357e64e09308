package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a program exports by OpenTelemetry's SDK. It sets its global one late, which fails if the
 * agent has asked for it before.
 */
class OpenTelemetryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String COUNT = "loopwarden_blocking_seconds_count {category=sleep, route=} ";
  private static final String BUCKET =
      "loopwarden_blocking_seconds_bucket {category=sleep, route=}";
  private static final String SUM = "loopwarden_blocking_seconds_sum {category=sleep, route=} ";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void theGlobalOneHasTheMetricsAndSpansHaveTheProblems(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Recording recording = record(jdk);
          assertMetrics(recording);
          assertEvent(recording);
          assertSpanBelow(recording);
        });
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
      program.awaitLine("span loopwarden.blocking_call");
      return program.awaitEnd(PATIENCE);
    }
  }

  private static void assertMetrics(Recording recording) {
    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(lastOf(recording, SUM))
        .isBetween(
            2 * MeasuredShop.ORDER_SECONDS,
            2 * MeasuredShop.ORDER_SECONDS * MeasuredShop.MOST_TIMES);
    assertThat(lastOf(recording, BUCKET + " le=0.01 ")).isZero();
    assertThat(lastOf(recording, BUCKET + " le=10.0 ")).isEqualTo(2);
    assertThat(lastOf(recording, BUCKET + " le=+Inf ")).isEqualTo(2);
    assertThat(recording.standardOutput())
        .contains("loopwarden_eventloop_workers {group=measured-1} 1.0 exported");
    assertThat(recording.log().named("loopwarden.bridge_failed")).isEmpty();
    assertThat(recording.complaintsAboutAgent()).isEmpty();
  }

  /** The span of this request is still open when the problem is judged. */
  private static void assertEvent(Recording recording) {
    assertThat(recording.standardOutput())
        .filteredOn(line -> line.startsWith("event "))
        .singleElement()
        .asString()
        .startsWith("event loopwarden.blocking_call of open request {")
        .contains(detailsOf(recording, "sleepInOpenSpan"));
  }

  /** The span of this request ends before: a span of its own is below it, with the same details. */
  private static void assertSpanBelow(Recording recording) {
    String request = onlyLine(recording, "span ended request id=");
    String below = onlyLine(recording, "span loopwarden.blocking_call id=");
    assertThat(below)
        .contains(" parent=" + word(request, "id=") + " ")
        .contains(detailsOf(recording, "sleepInEndedSpan"));
    Report report = reportOf(recording, "sleepInEndedSpan");
    assertThat(Long.parseLong(word(below, "nanos="))).isEqualTo(report.durationNanos());
  }

  private static String[] detailsOf(Recording recording, String method) {
    Report report = reportOf(recording, method);
    return new String[] {
      "code.function.name=com.example.tracing.MeasuredLoop." + method,
      "code.file.path=MeasuredLoop.java",
      "code.line.number=" + report.line(),
      "loopwarden.call=java.lang.Thread.sleep",
      "loopwarden.category=sleep",
      "loopwarden.duration_ns=" + report.durationNanos(),
      "loopwarden.fingerprint=" + report.fingerprint(),
      "loopwarden.event_loop=" + report.threadName(),
      "loopwarden.remedy_url=" + report.text("loopwarden.remedy_url")
    };
  }

  private static Report reportOf(Recording recording, String method) {
    return recording.log().blockingCalls().stream()
        .filter(report -> report.function().endsWith('.' + method))
        .findFirst()
        .orElseThrow();
  }

  private static String onlyLine(Recording recording, String start) {
    List<String> lines =
        recording.standardOutput().stream().filter(line -> line.startsWith(start)).toList();
    assertThat(lines).as(start).hasSize(1);
    return lines.get(0);
  }

  /** The word that follows a mark. */
  private static String word(String line, String mark) {
    return line.substring(line.indexOf(mark) + mark.length()).split(" ")[0];
  }

  private static double lastOf(Recording recording, String series) {
    return recording.standardOutput().stream()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length()).split(" ")[0]))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
