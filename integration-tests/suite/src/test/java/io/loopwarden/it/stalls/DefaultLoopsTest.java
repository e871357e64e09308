package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.SideBySide;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Event loops without connections are watched on demand: most are pools, which may block. */
@MeasuresTime
class DefaultLoopsTest {

  private static final StallCase CASE =
      at("defaultLoops", "cpu", "Computations.spin").withoutFlags();

  @Test
  void areMeasuredOnDemand() {
    SideBySide.each(Cases.jdksFor(CASE), DefaultLoopsTest::assertMeasured);
  }

  private static void assertMeasured(Jdk jdk) {
    Recording recording = StallProgram.runWith("loops.default", "true", CASE, jdk);

    CaseResult.of(CASE, jdk, recording).hasRightCauses().hasRightSites().hasRightDurations();
    List<LoopFigures> loops = LoopFigures.of(recording);
    assertThat(loops)
        .filteredOn(figures -> figures.loop().startsWith("default-loop"))
        .isNotEmpty()
        .allSatisfy(
            figures -> {
              assertThat(figures.iterations()).isPositive();
              assertThat(figures.busyShare()).isBetween(0.0, 1.0);
            });
  }

  @Test
  void areNotWatchedByDefault() {
    SideBySide.each(Cases.jdksFor(CASE), DefaultLoopsTest::assertNotReported);
  }

  private static void assertNotReported(Jdk jdk) {
    Recording recording = StallProgram.run(CASE, jdk);

    assertThat(Measurement.of(recording)).hasSize(StallProgram.REPETITIONS);
    assertThat(Stall.of(recording)).filteredOn(stall -> !stall.isPlatform()).isEmpty();
    assertThat(LoopFigures.of(recording))
        .noneMatch(figures -> figures.loop().startsWith("default-loop"));
  }
}
