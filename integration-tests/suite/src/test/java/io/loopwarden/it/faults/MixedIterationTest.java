package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An iteration that waits and computes: one problem if one call does both, else two. */
@MeasuresTime
class MixedIterationTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CALLS = "com.example.faults.calls.Calls.";
  private static final long WHOLE_NANOS = 800_000_000;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void whatOneCallDoesIsReportedOnce(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertReports(run(jdk)));
  }

  private static void assertReports(Recording recording) {
    assertThat(reports(recording, "mixed"))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.eventName()).isEqualTo(Report.STALL);
              assertThat(report.durationNanos()).isGreaterThanOrEqualTo(WHOLE_NANOS);
              assertThat(report.text("loopwarden.call"))
                  .isEqualTo("com.example.faults.calls.SlowLibrary.load");
            });
    assertThat(problems(recording, "mixed")).containsExactly(1L);
    assertThat(reports(recording, "sleeping"))
        .extracting(Report::eventName)
        .containsExactly(Report.BLOCKING_CALL);
    assertThat(reports(recording, "computing"))
        .extracting(Report::eventName)
        .containsExactly(Report.STALL);
  }

  private static List<Report> reports(Recording recording, String method) {
    return recording.log().reports().stream()
        .filter(report -> Objects.equals(report.function(), CALLS + method))
        .toList();
  }

  /** How many occurrences each problem of a method has in the summary. */
  private static List<Long> problems(Recording recording, String method) {
    Report summary = recording.log().named(Report.SUMMARY).get(0);
    return summary.json().getAsJsonArray("loopwarden.problems").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(row -> row.get("site").getAsString().startsWith(CALLS + method + '('))
        .map(row -> row.get("count").getAsLong())
        .toList();
  }

  private static Recording run(Jdk jdk) {
    try (ObservedProgram program =
        ObservedProgram.start(
            "faults/mixed",
            "faults",
            "com.example.faults.calls.CallProgram",
            jdk,
            Agent.with("stall.warmup", "0")
                .and("stall.ongoing", "10s")
                .and("application", "com.example.faults.*;!com.example.faults.calls.SlowLibrary"),
            "mixed",
            "twoSites")) {
      Recording recording = program.awaitEnd(PATIENCE);
      assertThat(recording.exitCode()).isZero();
      assertThat(recording.complaintsAboutAgent()).isEmpty();
      return recording;
    }
  }
}
