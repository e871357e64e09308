package io.loopwarden.it.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.PostgresServer;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.SideBySide;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Of a library that blocks, the application's line and the method that it called there are
 * reported, whatever the library does beneath: one problem for each call, one report for each
 * occurrence.
 */
@MeasuresTime
class LibrariesTest {
  private static final String CAUSE = "loopwarden.cause";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The program uses each library so many times, each time in an iteration of its own. */
  private static final int TIMES = 2;

  /** On each JDK at the same time: the program waits for most of it. */
  @Test
  void eachCallIsOneProblemAtTheApplicationsLine() {
    SideBySide.each(InstalledJdks.chosen(), jdk -> assertProblems(run(jdk)));
  }

  private static Recording run(Jdk jdk) {
    try (ObservedProgram program =
        ObservedProgram.start(
            Launch.shortRun()
                .and("-Dpostgres.url=" + PostgresServer.newDatabase("prices" + jdk.feature())),
            "libraries",
            "libraries",
            "com.example.libraries.LibraryProgram",
            jdk,
            Agent.with("log.rate", "unlimited").and("stall.warmup", "0"),
            Arrays.stream(LibraryUse.values()).map(LibraryUse::toString).toArray(String[]::new))) {
      return program.awaitEnd(PATIENCE);
    }
  }

  private static void assertProblems(Recording recording) {
    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    Stream<Executable> noOther = Stream.of(() -> assertNoOtherSites(recording));
    assertAll(
        Stream.concat(
            noOther,
            Arrays.stream(LibraryUse.values())
                .flatMap(use -> use.problems().stream())
                .map(problem -> () -> assertProblem(problem, recording))));
  }

  /**
   * What a library computes when it is first used may be a stall at the same site. Where classes
   * are loaded and initialised for so long that it is reported, the machine is busy.
   */
  private static void assertNoOtherSites(Recording recording) {
    List<ExpectedProblem> problems =
        Arrays.stream(LibraryUse.values()).flatMap(use -> use.problems().stream()).toList();
    assertThat(reports(recording))
        .filteredOn(report -> !String.valueOf(report.text(CAUSE)).startsWith("class_"))
        .allMatch(
            report ->
                problems.stream()
                    .anyMatch(
                        report.isBlockingCall()
                            ? problem -> problem.isOf(report)
                            : problem -> problem.site().equals(report.function())));
  }

  private static void assertProblem(ExpectedProblem problem, Recording recording) {
    List<Report> reports = reports(recording).filter(problem::isOf).toList();
    List<Report> occurrences =
        reports.stream().filter(report -> !report.flag("loopwarden.ongoing")).toList();

    assertThat(occurrences)
        .as("the reports of %s", problem)
        .hasSize(TIMES)
        .extracting(Report::fingerprint)
        .containsOnly(occurrences.get(0).fingerprint());
    assertThat(occurrences) // the first time it also loads code: on a busy machine that is a stall
        .filteredOn(report -> report.isBlockingCall() != problem.isStall())
        .as("the reports of %s", problem)
        .hasSizeGreaterThanOrEqualTo(problem.isStall() ? TIMES : TIMES - 1)
        .allSatisfy(
            report -> {
              assertThat(report.remedy()).contains(problem.remedy());
              problem
                  .context()
                  .forEach((key, text) -> assertThat(report.text(key)).isEqualTo(text));
              if (!problem.isStall()) {
                assertThat(report.category()).isEqualTo(problem.category());
              }
            });
    assertThat(reports)
        .as("the line of %s", problem)
        .allSatisfy(report -> assertThat(report.line()).isEqualTo(occurrences.get(0).line()));
  }

  /** What is reported of the application: not what the machine did. */
  private static Stream<Report> reports(Recording recording) {
    return recording.log().reports().stream().filter(LibrariesTest::isOfAProblem);
  }

  private static boolean isOfAProblem(Report report) {
    return report.isBlockingCall() || Report.STALL.equals(report.eventName());
  }
}
