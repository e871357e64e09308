package io.loopwarden.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Filter;
import io.loopwarden.it.harness.Outcome;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.ScenarioServer;
import io.loopwarden.it.harness.Summary;
import io.loopwarden.it.harness.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/**
 * One server's whole life under the agent: it starts, runs every scenario of a list once, shuts
 * down gracefully and ends. Tests then ask what became of each scenario and what was reported, of
 * facts that no longer change.
 *
 * @param target what was observed
 * @param outcomes what became of each scenario
 * @param recording what the JVM left behind
 */
record Observation(Target target, Map<String, Outcome> outcomes, Recording recording) {
  private static final Filter FILTER = Filter.of("scenario");

  /** The scenarios of a list that a target can play and that were not filtered out. */
  static List<ExpectedReport> playable(Stream<ExpectedReport> all, Target target) {
    if (FILTER.isSet()) {
      FILTER.choose(ExpectedReports.all(), ExpectedReport::scenario);
    }
    return all.filter(expected -> expected.since() <= target.jdk().feature())
        .filter(expected -> FILTER.admits(expected.scenario()))
        .toList();
  }

  /** Plays the scenarios. */
  static Observation of(
      String test,
      Target target,
      Agent agent,
      List<ExpectedReport> scenarios,
      String... arguments) {
    return of(test, target, agent, server -> {}, scenarios, arguments);
  }

  /** Does something with the server, and then plays the scenarios. */
  static Observation of(
      String test,
      Target target,
      Agent agent,
      Consumer<ScenarioServer> before,
      List<ExpectedReport> scenarios,
      String... arguments) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    try (ScenarioServer server = ScenarioServer.start(test, target, agent, arguments)) {
      before.accept(server);
      for (ExpectedReport expected : scenarios) {
        outcomes.put(expected.scenario(), server.run(expected.scenario()));
      }
      return new Observation(target, outcomes, server.stop());
    }
  }

  /** Asserts that each scenario was reported, once and as it should be, and nothing else was. */
  void assertReportsExactly(List<ExpectedReport> expected) {
    Stream<Executable> each = expected.stream().map(one -> () -> assertReported(one));
    Stream<Executable> rest =
        Stream.of(() -> assertNothingElseReported(expected), this::assertGoodManners);
    assertAll(target.toString(), Stream.concat(each, rest));
  }

  /** Asserts that a scenario ran to its end and was reported once, as it should be. */
  private void assertReported(ExpectedReport expected) {
    Outcome outcome = outcomes.get(expected.scenario());
    assertThat(outcome.returned())
        .as("%s returned; it threw: %s", expected, outcome.trace())
        .isNotNull();
    assertDescribes(reportOf(expected), expected, outcome);
    assertCounted(expected);
  }

  /** The one report that came from a scenario. */
  Report reportOf(ExpectedReport expected) {
    List<Report> reports = recording.log().blockingCallsThrough(expected.site());
    assertThat(reports).as("reports from %s", expected.site()).hasSize(1);
    return reports.get(0);
  }

  /** Asserts that a scenario's calls were counted, and how often if that is known. */
  void assertCounted(ExpectedReport expected) {
    long count = recording.log().summary().countAt(expected.site());
    assertThat(count).as("calls counted at %s", expected.site()).isPositive();
    if (expected.once()) {
      assertThat(count).as("calls counted at %s", expected.site()).isEqualTo(1);
    }
  }

  /** Asserts that no call was counted but those of the scenarios. */
  void assertCountsNothingElse(List<ExpectedReport> expected) {
    List<String> sites = expected.stream().map(ExpectedReport::site).toList();
    assertThat(recording.log().summary().sites())
        .as("sites of all calls that were counted on %s", target)
        .extracting(Summary.Site::method)
        .filteredOn(site -> !EventLoopEnds.SITE.equals(site))
        .isSubsetOf(sites);
  }

  private static void assertDescribes(Report report, ExpectedReport expected, Outcome outcome) {
    assertThat(report.operation()).isEqualTo(expected.operation());
    assertThat(report.category()).isEqualTo(expected.category());
    assertThat(report.durationNanos())
        .isPositive()
        .isGreaterThanOrEqualTo(expected.atLeastMillis() * 1_000_000);
    assertThat(report.eventLoop()).isEqualTo(outcome.thread());
    assertThat(report.threadName()).isEqualTo(outcome.thread());
    assertThat(report.threadId()).isPositive();
    assertThat(report.function()).isEqualTo(expected.site());
    assertThat(report.file()).isEqualTo(expected.file());
    assertThat(report.line()).isPositive();
    assertThat(report.occurrences()).isEqualTo(1);
    assertThat(report.fingerprint()).isNotBlank();
    assertThat(report.remedy()).isNotBlank();
    assertThat(report.text("message")).contains(report.text("loopwarden.call"));
    assertThat(report.text("@timestamp")).isNotBlank();
    assertThat(report.text("log.level")).isEqualTo("WARN");
  }

  private void assertNothingElseReported(List<ExpectedReport> expected) {
    List<String> sites = expected.stream().map(ExpectedReport::site).toList();
    List<Report> reports =
        recording.log().blockingCalls().stream()
            .filter(report -> !EventLoopEnds.SITE.equals(report.function()))
            .toList();
    assertThat(reports)
        .as("other reports")
        .filteredOn(report -> !sites.contains(report.function()))
        .isEmpty();
    assertThat(reports).as("fingerprints").extracting(Report::fingerprint).doesNotHaveDuplicates();
  }

  /**
   * Asserts that the agent ended as silently as it ran: no complaint, no secret, an exit code of 0.
   */
  void assertGoodManners() {
    assertThat(recording.exitCode()).as("exit code").isZero();
    assertThat(recording.complaintsAboutAgent()).as("standard error").isEmpty();
    assertThat(recording.log().content()).as("log").doesNotContain("hush-");
  }
}
