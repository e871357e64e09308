package io.loopwarden.it.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Filter;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ProbedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.TestJvms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Every operation that blocks is reported, what is known to be missed is missed, and what only
 * looks like blocking is silent. {@code docs/coverage.md} is what this test has seen.
 */
class CoverageTest {
  private static final int MOST_AGAIN = 5;

  @Test
  void everyOperationIsReported() {
    Map<Integer, List<ProbeResult>> results =
        onEachJdk(
            jdk ->
                run(
                    "coverage",
                    jdk,
                    Agent.with("threshold.file", "0")
                        .and("threshold.dns", "0")
                        .and("log.rate", "unlimited"),
                    ProbeResult.REPORTED,
                    ProbeResult.DEADLOCKED,
                    ProbeResult.MISSED));

    results.forEach(
        (feature, seen) -> assertThat(seen).as("JDK %d", feature).allMatch(ProbeResult::isRight));
    if (results.size() > 1 && !Filter.of("probe").isSet()) {
      CoveragePage.of(results).assertPublished();
    }
  }

  /** The threshold is raised, since a machine that is busy makes any call slow. */
  @Test
  void callsThatDoNotBlockAreNotReported() {
    onEachJdk(jdk -> run("silence", jdk, Agent.with("threshold", "200ms"), ProbeResult.SILENT))
        .forEach(
            (feature, seen) ->
                assertThat(seen).as("JDK %d", feature).allMatch(ProbeResult::isRight));
  }

  /**
   * 16 MiB in pieces of 8 KiB are 2,048 reads, and one more that finds the end, in one iteration.
   */
  @Test
  void oneProblemIsOneReport() {
    for (Jdk jdk : InstalledJdks.chosen()) {
      Recording recording =
          record(null, "flood", jdk, Agent.with("threshold.file", "0"), ProbeResult.REPEATED);

      assertThat(ProbeResult.of(recording)).as("%s", jdk).allMatch(ProbeResult::isRight);
      assertThat(recording.log().summary().sites())
          .as("%s", jdk)
          .filteredOn(site -> site.operation().equals("java.io.FileInputStream.read"))
          .singleElement()
          .satisfies(site -> assertThat(site.count()).isEqualTo(1));
      assertThat(calls(recording, "java.io.FileInputStream.read")).as("%s", jdk).isEqualTo(2049);
    }
  }

  /** How many calls of an operation the summary counts. */
  private static long calls(Recording recording, String operation) {
    JsonObject summary = recording.log().named(Report.SUMMARY).get(0).json();
    for (JsonElement row : summary.getAsJsonArray("loopwarden.operations")) {
      if (row.getAsJsonObject().get("operation").getAsString().equals(operation)) {
        return row.getAsJsonObject().get("count").getAsLong();
      }
    }
    return 0;
  }

  /** On all of them at the same time: most of a probe is a wait. */
  private static Map<Integer, List<ProbeResult>> onEachJdk(Function<Jdk, List<ProbeResult>> run) {
    Map<Integer, CompletableFuture<List<ProbeResult>>> running = new LinkedHashMap<>();
    for (Jdk jdk : InstalledJdks.chosen()) {
      running.put(
          jdk.feature(), CompletableFuture.supplyAsync(TestJvms.ofThisTest(() -> run.apply(jdk))));
    }
    Map<Integer, List<ProbeResult>> results = new LinkedHashMap<>();
    running.forEach((feature, result) -> results.put(feature, result.join()));
    return results;
  }

  /**
   * Runs probes. What a probe waits for comes after {@code PAUSE_MILLIS}, and is there before the
   * event loop if the machine stands still meanwhile: then there is no wait to report. So a few
   * that failed meanwhile are run again, alone.
   */
  private static List<ProbeResult> run(String test, Jdk jdk, Agent agent, String... verdicts) {
    long mark = Hiccups.mark();
    List<ProbeResult> results =
        new ArrayList<>(ProbeResult.of(record(null, test, jdk, agent, verdicts)));
    long wrong = results.stream().filter(result -> !result.isRight()).count();
    if (wrong > 0 && wrong <= MOST_AGAIN && Hiccups.wereSince(mark)) {
      results.replaceAll(
          result -> result.isRight() ? result : again(result, test, jdk, agent, verdicts));
    }
    return results;
  }

  private static ProbeResult again(
      ProbeResult wrong, String test, Jdk jdk, Agent agent, String... verdicts) {
    System.out.println("Again, because the machine stood still, on " + jdk + ": " + wrong);
    return ProbeResult.of(record(wrong.name(), test + "-again", jdk, agent, verdicts)).stream()
        .filter(result -> result.name().equals(wrong.name()))
        .findAny()
        .orElse(wrong);
  }

  private static Recording record(
      String only, String test, Jdk jdk, Agent agent, String... verdicts) {
    Recording recording =
        only == null
            ? ProbedProgram.run(test, jdk, agent, verdicts)
            : ProbedProgram.runOnly(only, test, jdk, agent, verdicts);
    assertThat(recording.exitCode()).isZero();
    long probes = ProbedProgram.probes(recording).count();
    assertThat(probes).isPositive();
    assertThat(recording.log().named(Report.SUMMARY))
        .singleElement()
        .satisfies(
            summary ->
                assertThat(summary.number("loopwarden.event_loops"))
                    .isGreaterThanOrEqualTo(probes));
    return recording;
  }
}
