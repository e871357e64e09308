package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.nowhere;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What gets no processor because others have it; nothing else may want one meanwhile. */
@MeasuresTime
class CrowdedProcessorTest {

  static Stream<Arguments> crowded() {
    return Cases.onEachJdk(
        nowhere("starved", "starved").launched(Launch.onProcessor(Neighbours.PROCESSOR)));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("crowded")
  @EnabledOnOs(OS.LINUX)
  void otherProcessesOnTheSameProcessor(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> PlatformTest.assertRight(stallCase, jdk, crowd(stallCase, jdk)));
  }

  private static Recording crowd(StallCase stallCase, Jdk jdk) {
    Recording recording;
    try (ObservedProgram program = PlatformTest.start(stallCase, jdk);
        Neighbours neighbours = Neighbours.start()) {
      program.order("go");
      recording = StallProgram.awaitEnd(program);
      assertThat(neighbours.areBusy()).isTrue();
    }
    return recording;
  }
}
