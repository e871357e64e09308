package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
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

/** Beside processes that want the same processor; nothing else may want one meanwhile. */
@MeasuresTime
class CrowdedProcessorTest {

  static Stream<Arguments> crowded() {
    return Cases.onEachJdk(
        nowhere("starved", "starved").launched(Launch.onProcessor(Neighbours.PROCESSOR)));
  }

  static Stream<Arguments> lockedOut() {
    return Cases.onEachJdk(
        at("crowdedMonitor", "monitor", "HeldMonitor.hold")
            .launched(Launch.onProcessor(Neighbours.PROCESSOR)));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("crowded")
  @EnabledOnOs(OS.LINUX)
  void otherProcessesOnTheSameProcessor(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> PlatformTest.assertRight(stallCase, jdk, crowd(stallCase, jdk)));
  }

  /** The thread that holds the monitor sleeps: that takes as long with a processor of its own. */
  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("lockedOut")
  @EnabledOnOs(OS.LINUX)
  void aMonitorIsToBlameBesideOtherProcesses(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () ->
            CaseResult.of(stallCase, jdk, crowd(stallCase, jdk)).hasRightCauses().hasRightSites());
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
