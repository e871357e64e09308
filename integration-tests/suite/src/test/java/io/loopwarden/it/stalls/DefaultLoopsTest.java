package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.Recording;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Event loops without connections are watched on demand: most are pools, which may block. */
@MeasuresTime
class DefaultLoopsTest {

  static Stream<Arguments> cases() {
    return Cases.onEachJdk(at("defaultLoops", "cpu", "Computations.spin").withoutFlags());
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  void areMeasuredOnDemand(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertMeasured(stallCase, jdk));
  }

  private static void assertMeasured(StallCase stallCase, Jdk jdk) {
    Recording recording = StallProgram.runWith("loops.default", "true", stallCase, jdk);

    CaseResult.of(stallCase, jdk, recording).hasRightCauses().hasRightSites().hasRightDurations();
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

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("cases")
  void areNotWatchedByDefault(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertNotReported(stallCase, jdk));
  }

  private static void assertNotReported(StallCase stallCase, Jdk jdk) {
    Recording recording = StallProgram.run(stallCase, jdk);

    assertThat(Measurement.of(recording)).hasSize(StallProgram.REPETITIONS);
    assertThat(Stall.of(recording)).filteredOn(stall -> !stall.isPlatform()).isEmpty();
    assertThat(LoopFigures.of(recording))
        .noneMatch(figures -> figures.loop().startsWith("default-loop"));
  }
}
