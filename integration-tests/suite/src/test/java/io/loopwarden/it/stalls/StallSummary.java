package io.loopwarden.it.stalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.Comparator;
import java.util.List;

/** The summary counts the stalls, and says of each event loop how busy it was. */
final class StallSummary {

  private StallSummary() {}

  /** Asserts that the summary of a run has what was reported and measured in it. */
  static void assertEachLoopHasItsFigures(Recording recording) {
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
