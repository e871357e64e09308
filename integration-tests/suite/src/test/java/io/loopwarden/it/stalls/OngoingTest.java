package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.SideBySide;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who wants to know of a stall while it lasts can have that from its threshold on. */
@MeasuresTime
class OngoingTest {

  private static final StallCase CASE = at("monitor", "monitor", "HeldMonitor.hold");

  @Test
  void isReportedAtTheThresholdAndAtTwiceThat() {
    SideBySide.each(Cases.jdksFor(CASE), OngoingTest::assertReportedTwice);
  }

  private static void assertReportedTwice(Jdk jdk) {
    Recording recording = StallProgram.runWith("stall.ongoing", "0", CASE, jdk);

    List<Stall> ongoing = Stall.of(recording).stream().filter(Stall::isOngoing).toList();
    assertThat(Stall.endedIn(recording)).hasSizeGreaterThan(StallProgram.REPETITIONS / 2);
    assertThat(between(100, 200, ongoing)).isPositive();
    assertThat(between(200, 400, ongoing)).isPositive();
    assertThat(between(0, 100, ongoing)).isZero();
    assertOneProblem(recording);
  }

  /** Whatever the cause was by then: the machine may have kept the loop from running as well. */
  private static void assertOneProblem(Recording recording) {
    List<Report> reports =
        Stall.of(recording).stream()
            .filter(stall -> !stall.isPlatform())
            .map(Stall::report)
            .filter(report -> String.valueOf(report.function()).endsWith(CASE.site()))
            .toList();
    assertThat(reports).extracting(Report::fingerprint).containsOnly(reports.get(0).fingerprint());
    assertThat(recording.log().named(Report.SUMMARY))
        .singleElement()
        .satisfies(summary -> assertThat(sites(summary)).containsOnlyOnce(CASE.site()));
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
