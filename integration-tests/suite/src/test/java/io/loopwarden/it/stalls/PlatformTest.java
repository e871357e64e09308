package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.nowhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the application has no part in is never blamed on it. */
class PlatformTest {

  static Stream<Arguments> collected() {
    return Cases.onEachJdk(
        nowhere("gc", "gc").launched(Launch.withFlags("-XX:+UseSerialGC", "-Xmx2g")));
  }

  static Stream<Arguments> throttled() {
    return Cases.onEachJdk(nowhere("throttled", "suspended"));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("collected")
  void collection(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertRight(stallCase, jdk, StallProgram.run(stallCase, jdk)));
  }

  /** The container has used up what it may have of the processors. */
  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("throttled")
  @EnabledOnOs(OS.LINUX)
  void processorQuota(StallCase stallCase, Jdk jdk) throws Exception {
    assumeThat(CpuGroup.isPossible()).as("control groups can be made").isTrue();
    Hiccups.retryAfterHiccup(
        () -> {
          try (CpuGroup group = CpuGroup.make(stallCase + "-" + jdk.feature())) {
            StallCase grouped = stallCase.launched(group.launch());
            Recording recording = throttle(grouped, jdk, group);
            // what the program measures ends before the iteration does, and a quota between the two
            CaseResult.of(grouped, jdk, recording).hasRightCauses();
            assertLevels(recording);
          }
        });
  }

  private static Recording throttle(StallCase stallCase, Jdk jdk, CpuGroup group) {
    try (ObservedProgram program = start(stallCase, jdk)) {
      group.limit();
      program.order("go");
      return StallProgram.awaitEnd(program);
    }
  }

  static ObservedProgram start(StallCase stallCase, Jdk jdk) {
    ObservedProgram program = StallProgram.start(stallCase, jdk);
    program.awaitLine("running");
    return program;
  }

  static void assertRight(StallCase stallCase, Jdk jdk, Recording recording) {
    CaseResult.of(stallCase, jdk, recording).hasRightCauses().hasRightDurations();
    assertLevels(recording);
  }

  private static void assertLevels(Recording recording) {
    assertThat(Stall.of(recording))
        .allMatch(stall -> stall.level().equals(stall.isPlatform() ? "INFO" : "WARN"));
  }
}
