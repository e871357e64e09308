package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who wants to know of a stall while it lasts can have that from its threshold on. */
@MeasuresTime
class OngoingTest {

  static Stream<Arguments> cases() {
    return Cases.onEachJdk(at("monitor", "monitor", "HeldMonitor.hold"));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  void isReportedAtTheThresholdAndAtTwiceThat(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertReportedTwice(stallCase, jdk));
  }

  private static void assertReportedTwice(StallCase stallCase, Jdk jdk) {
    Recording recording = StallProgram.runWith("stall.ongoing", "0", stallCase, jdk);

    List<Stall> ongoing = Stall.of(recording).stream().filter(Stall::isOngoing).toList();
    assertThat(Stall.endedIn(recording)).hasSizeGreaterThan(StallProgram.REPETITIONS / 2);
    assertThat(between(100, 200, ongoing)).isPositive();
    assertThat(between(200, 400, ongoing)).isPositive();
    assertThat(between(0, 100, ongoing)).isZero();
    assertOneProblem(stallCase, recording);
  }

  /** Whatever the cause was by then: the machine may have kept the loop from running as well. */
  private static void assertOneProblem(StallCase stallCase, Recording recording) {
    List<Report> reports =
        Stall.of(recording).stream()
            .filter(stall -> !stall.isPlatform())
            .map(Stall::report)
            .filter(report -> String.valueOf(report.function()).endsWith(stallCase.site()))
            .toList();
    assertThat(reports).extracting(Report::fingerprint).containsOnly(reports.get(0).fingerprint());
    assertThat(recording.log().named(Report.SUMMARY))
        .singleElement()
        .satisfies(summary -> assertThat(sites(summary)).containsOnlyOnce(stallCase.site()));
  }

  private static List<String> sites(Report summary) {
    return summary.json().getAsJsonArray("loopwarden.problems").asList().stream()
        .map(row -> row.getAsJsonObject().get("site").getAsString())
        .map(site -> site.substring(0, site.indexOf('(')))
        .toList();
  }

  private static long between(long leastMillis, long mostMillis, List<Stall> stalls) {
    return stalls.stream()
        .mapToLong(stall -> TimeUnit.NANOSECONDS.toMillis(stall.report().durationNanos()))
        .filter(millis -> millis >= leastMillis && millis < mostMillis)
        .count();
  }
}
