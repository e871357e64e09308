package io.loopwarden.it.stalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.JsonLog;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Event loops that use what another thread uses at the same moment, millions of times, on a machine
 * with more threads that compute than processors.
 */
@MeasuresTime
class ContendedCallsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long CALLS_OF_EACH = 500_000;
  private static final double CALLS_FOR_ONE_REPORT = 1e6;

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @EnabledOnOs(OS.LINUX)
  void oneInAMillionEverydayCallsIsReportedAtMost(Jdk jdk) {
    int processors = Runtime.getRuntime().availableProcessors();
    Recording recording;
    try (Neighbours neighbours = Neighbours.start(Launch.plain(), processors + 1);
        ObservedProgram program =
            ObservedProgram.start(
                Launch.plain(),
                "contended-calls",
                "operations",
                "com.example.operations.RivalProgram",
                jdk,
                Agent.withDefaults(),
                Long.toString(CALLS_OF_EACH))) {
      recording = program.awaitEnd(PATIENCE);
      assertThat(neighbours.areBusy()).isTrue();
    }

    long calls = calls(recording);
    JsonLog log = recording.log();
    List<Report> reports =
        log.reports().stream().filter(report -> report.text("log.level").equals("WARN")).toList();
    System.out.printf(
        "%s: %,d calls, %d of them too long, %d reports%n",
        jdk, calls, log.summary().total(), reports.size());
    assertThat(calls).isGreaterThan(CALLS_OF_EACH);
    assertThat(reports).hasSizeLessThanOrEqualTo((int) (calls / CALLS_FOR_ONE_REPORT));
    assertThat(belowThreshold(log)).as("waits that were seen").isPositive();
  }

  private static long calls(Recording recording) {
    return recording.standardOutput().stream()
        .filter(line -> line.startsWith("rival\t"))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf('\t') + 1)))
        .sum();
  }

  private static long belowThreshold(JsonLog log) {
    return log.named(Report.SUMMARY).get(0).number("loopwarden.below_threshold");
  }
}
