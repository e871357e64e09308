package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

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

/** A report has the ids of the span that OpenTelemetry had as the current one at that moment. */
class TracingTest {
  private static final String PROGRAM = "com.example.tracing.";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void reportsHaveTheIdsOfTheCurrentSpan(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertIds(record(jdk)));
  }

  private static Recording record(Jdk jdk) {
    Program application = new Program("opentelemetry", PROGRAM + "TracedLoops");
    Agent agent =
        Agent.with("log.rate", "unlimited").and("stall.warmup", "0").and("stall.platform", "true");
    try (ObservedProgram program = application.start(jdk, agent)) {
      return program.awaitEnd(PATIENCE);
    }
  }

  private static void assertIds(Recording recording) {
    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertAll(
        () -> assertIdsOn("netty", recording),
        () -> assertSpansInContextsOfVertxAreNotSeen(recording),
        () -> assertThat(recording.complaintsAboutAgent()).as("standard error").isEmpty());
  }

  private static void assertIdsOn(String loop, Recording recording) {
    assertAll(
        loop,
        () -> assertSpan(recording, loop, Report.BLOCKING_CALL, "sleepInSpan"),
        () -> assertSpan(recording, loop, Report.STALL, "computeInSpan"),
        () -> assertSpan(recording, loop, Report.BLOCKING_CALL, "sleepAfterInnerSpan"),
        () -> assertIds(recording, loop, Report.BLOCKING_CALL, "sleepAfterSpan", null, null),
        () -> assertIds(recording, loop, Report.STALL, "computeAfterSpan", null, null),
        () ->
            assertIds(
                recording,
                loop,
                Report.BLOCKING_CALL,
                "sleepInInvalidSpan",
                "of-the-logging-context",
                null));
  }

  /** A known limit, see docs/stalls.md: Vert.x's own storage has no thread-local variable. */
  private static void assertSpansInContextsOfVertxAreNotSeen(Recording recording) {
    String ofLog = "of-the-logging-context";
    assertIds(recording, "vert.x", Report.BLOCKING_CALL, "sleepInSpan", ofLog, ofLog);
    assertIds(recording, "vert.x", Report.BLOCKING_CALL, "sleepAfterInnerSpan", null, null);
  }

  /** The program prints the loop, the method, and the ids of the span that is current in it. */
  private static void assertSpan(Recording recording, String loop, String event, String method) {
    String[] words =
        recording.standardOutput().stream()
            .map(line -> line.split(" "))
            .filter(line -> line[0].startsWith(loop) && line[1].equals(method))
            .findAny()
            .orElseThrow();
    assertIds(recording, loop, event, method, words[2], words[3]);
  }

  private static void assertIds(
      Recording recording, String loop, String event, String method, String trace, String span) {
    List<Report> reports =
        recording.log().named(event).stream()
            .filter(report -> report.threadName().startsWith(loop))
            .filter(report -> report.stackTrace().contains(PROGRAM + "Mistakes." + method + "("))
            .toList();
    assertThat(reports)
        .as("%s in %s", event, method)
        .isNotEmpty()
        .allSatisfy(
            report -> {
              assertThat(report.text("trace.id")).as("trace.id").isEqualTo(trace);
              assertThat(report.text("span.id")).as("span.id").isEqualTo(span);
            });
  }
}
