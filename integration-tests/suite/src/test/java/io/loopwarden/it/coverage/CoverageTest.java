package io.loopwarden.it.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Filter;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ProbedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every operation that blocks is reported, what is known to be missed is missed, and what only
 * looks like blocking is silent. {@code docs/coverage.md} is what this test has seen.
 */
class CoverageTest {

  @Test
  void everyOperationIsReported() {
    Map<Integer, List<ProbeResult>> results = new LinkedHashMap<>();
    for (Jdk jdk : InstalledJdks.chosen()) {
      List<ProbeResult> seen =
          run(
              "coverage",
              jdk,
              Agent.with("threshold.file", "0")
                  .and("threshold.dns", "0")
                  .and("log.rate", "unlimited"),
              ProbeResult.REPORTED,
              ProbeResult.DEADLOCKED,
              ProbeResult.MISSED);
      results.put(jdk.feature(), seen);
    }

    results.forEach(
        (feature, seen) -> assertThat(seen).as("JDK %d", feature).allMatch(ProbeResult::isRight));
    if (results.size() > 1 && !Filter.of("probe").isSet()) {
      CoveragePage.of(results).assertPublished();
    }
  }

  /** The threshold is raised, since a machine that is busy makes any call slow. */
  @Test
  void whatOnlyLooksLikeBlockingIsSilent() {
    for (Jdk jdk : InstalledJdks.chosen()) {
      assertThat(run("silence", jdk, Agent.with("threshold", "200ms"), ProbeResult.SILENT))
          .as("%s", jdk)
          .allMatch(ProbeResult::isRight);
    }
  }

  /** 16 MiB in pieces of 8 KiB are 2,048 reads, and one more that finds the end. */
  @Test
  void oneProblemIsOneReport() {
    for (Jdk jdk : InstalledJdks.chosen()) {
      Recording recording =
          record("flood", jdk, Agent.with("threshold.file", "0"), ProbeResult.REPEATED);

      assertThat(ProbeResult.of(recording)).as("%s", jdk).allMatch(ProbeResult::isRight);
      assertThat(recording.log().summary().sites())
          .as("%s", jdk)
          .filteredOn(site -> site.operation().equals("java.io.FileInputStream.read"))
          .singleElement()
          .satisfies(site -> assertThat(site.count()).isEqualTo(2049));
    }
  }

  private static List<ProbeResult> run(String test, Jdk jdk, Agent agent, String... verdicts) {
    return ProbeResult.of(record(test, jdk, agent, verdicts));
  }

  private static Recording record(String test, Jdk jdk, Agent agent, String... verdicts) {
    Recording recording = ProbedProgram.run(test, jdk, agent, verdicts);
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
