package io.loopwarden.it.stalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The summary counts the stalls, and tells of each event loop how busy it was. */
@MeasuresTime
class StallSummaryTest {

  static Stream<Arguments> cases() {
    return Cases.onEachJdk(StallCase.at("monitor", "monitor", "HeldMonitor.hold"));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  void eachLoopHasItsFigures(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertEachLoopHasItsFigures(stallCase, jdk));
  }

  private static void assertEachLoopHasItsFigures(StallCase stallCase, Jdk jdk) {
    Recording recording = StallProgram.run(stallCase, jdk);

    List<Stall> ended = Stall.endedIn(recording);
    long platform = ended.stream().filter(Stall::isPlatform).count();
    assertThat(recording.log().named(Report.SUMMARY))
        .singleElement()
        .satisfies(
            summary -> {
              assertThat(summary.number("loopwarden.stalls")).isEqualTo(ended.size() - platform);
              assertThat(summary.number("loopwarden.platform_stalls")).isEqualTo(platform);
            });
    List<Measurement> measurements = Measurement.of(recording);
    List<LoopFigures> loops = LoopFigures.of(recording);
    assertThat(loops)
        .extracting(LoopFigures::loop)
        .containsAll(measurements.stream().map(Measurement::loop).toList());
    assertThat(loops).allSatisfy(figures -> assertTrue(figures, ended, measurements));
  }

  private static void assertTrue(
      LoopFigures figures, List<Stall> ended, List<Measurement> measurements) {
    List<Measurement> own =
        measurements.stream().filter(one -> one.loop().equals(figures.loop())).toList();
    assertThat(figures.iterations()).isGreaterThanOrEqualTo(own.size());
    assertThat(figures.busyShare()).isBetween(0.0, 1.0);
    assertThat(figures.quantilesNanos()).isSortedAccordingTo(Comparator.naturalOrder());
    for (Measurement measurement : own) {
      assertThat(figures.longestNanos()).isGreaterThan(measurement.durationNanos() * 9 / 10);
    }
    assertThat(figures.stalls("monitor"))
        .isEqualTo(
            ended.stream()
                .filter(stall -> "monitor".equals(stall.cause()))
                .filter(stall -> figures.loop().equals(stall.report().eventLoop()))
                .count());
  }
}
