package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.nowhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A lock that is held for longer only because its owner has no processor is nobody's mistake. */
@MeasuresTime
@EnabledOnOs(OS.LINUX)
class ContendedLockTest {

  private static final long SECONDS = 10;
  private static final int FEWEST_WAITS = 10;
  private static final Pattern WAITS = Pattern.compile("long=(\\d+) for_sleeper=(\\d+)");

  static Stream<Arguments> cases() {
    return Cases.onEachJdk(
        nowhere("contendedLock", "starved").launched(Launch.onProcessor(Neighbours.PROCESSOR)));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  void waitsForAnOwnerWithoutProcessorAreThePlatforms(StallCase stallCase, Jdk jdk) {
    Recording recording = StallProgram.runWarmedUp(stallCase, jdk, SECONDS);

    Matcher waits = WAITS.matcher(recording.printed("waits"));
    assertThat(waits.find()).isTrue();
    int longWaits = Integer.parseInt(waits.group(1));
    assumeThat(longWaits).as("waits that were long").isGreaterThanOrEqualTo(FEWEST_WAITS);
    Report summary = recording.log().named(Report.SUMMARY).get(0);
    assertThat(summary.number("loopwarden.platform_calls")).isGreaterThan(longWaits / 2);
    assertThat(reportsAt("useShared", recording)).isLessThanOrEqualTo(longWaits / 5);
    assertThat(reportsAt("waitForSleeper", recording)).isPositive();
  }

  private static long reportsAt(String method, Recording recording) {
    return recording.log().named(Report.BLOCKING_CALL).stream()
        .filter(report -> report.function().endsWith(method))
        .count();
  }
}
