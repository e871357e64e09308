package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.nowhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the application has no part in is never blamed on it. */
class PlatformTest {

  private static final Duration STOPPED = Duration.ofSeconds(2);
  private static final Duration SUSPENDED = Duration.ofSeconds(StallProgram.IS_PROOF ? 5 : 2);
  private static final Duration RUNNING = Duration.ofSeconds(1);

  static Stream<Arguments> collected() {
    return Cases.onEachJdk(
        nowhere("gc", "gc").launched(Launch.withFlags("-XX:+UseSerialGC", "-Xmx2g")));
  }

  static Stream<Arguments> crowded() {
    return Cases.onEachJdk(
        nowhere("starved", "starved").launched(Launch.onProcessor(Neighbours.PROCESSOR)));
  }

  static Stream<Arguments> throttled() {
    return Cases.onEachJdk(nowhere("throttled", "suspended"));
  }

  static Stream<Arguments> stopped() {
    return Cases.onEachJdk(nowhere("stopped", "suspended"));
  }

  static Stream<Arguments> debugged() {
    return Cases.onEachJdk(
        nowhere("debugger", "suspended").launched(Launch.withFlags(Debugger.FLAG)));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("collected")
  void collection(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.excuse(() -> assertRight(stallCase, jdk, StallProgram.run(stallCase, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("crowded")
  @EnabledOnOs(OS.LINUX)
  void otherProcessesOnTheSameProcessor(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.excuse(() -> assertRight(stallCase, jdk, crowd(stallCase, jdk)));
  }

  private static Recording crowd(StallCase stallCase, Jdk jdk) {
    Recording recording;
    try (ObservedProgram program = start(stallCase, jdk);
        Neighbours neighbours = Neighbours.start()) {
      program.order("go");
      recording = StallProgram.awaitEnd(program);
      assertThat(neighbours.areBusy()).isTrue();
    }
    return recording;
  }

  /** The container has used up what it may have of the processors. */
  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("throttled")
  @EnabledOnOs(OS.LINUX)
  void processorQuota(StallCase stallCase, Jdk jdk) throws Exception {
    assumeThat(CpuGroup.isPossible()).as("control groups can be made").isTrue();
    Hiccups.excuse(
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

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("stopped")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Execution(ExecutionMode.CONCURRENT)
  void stoppedProcess(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.excuse(() -> assertHeld(stallCase, jdk, stop(stallCase, jdk), STOPPED));
  }

  private static Recording stop(StallCase stallCase, Jdk jdk) throws Exception {
    Recording recording;
    try (ObservedProgram program = start(stallCase, jdk)) {
      for (int i = 0; i < StallProgram.REPETITIONS; i++) {
        Thread.sleep(RUNNING.toMillis());
        Signals.stop(program.pid(), STOPPED);
      }
      Thread.sleep(RUNNING.toMillis());
      recording = StallProgram.awaitEnd(program);
    }
    return recording;
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("debugged")
  @Execution(ExecutionMode.CONCURRENT)
  void suspendedByDebugger(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.excuse(() -> assertHeld(stallCase, jdk, suspend(stallCase, jdk), SUSPENDED));
  }

  private static Recording suspend(StallCase stallCase, Jdk jdk) throws Exception {
    Recording recording;
    try (ObservedProgram program = start(stallCase, jdk)) {
      try (Debugger debugger = Debugger.attach(program.awaitLine("Listening"))) {
        for (int i = 0; i < StallProgram.REPETITIONS; i++) {
          Thread.sleep(RUNNING.toMillis());
          debugger.suspendAt("com.example.stalls.ShortTasks", "compute", SUSPENDED);
        }
      }
      Thread.sleep(RUNNING.toMillis());
      recording = StallProgram.awaitEnd(program);
    }
    return recording;
  }

  private static ObservedProgram start(StallCase stallCase, Jdk jdk) {
    ObservedProgram program = StallProgram.start(stallCase, jdk);
    program.awaitLine("running");
    return program;
  }

  private static void assertRight(StallCase stallCase, Jdk jdk, Recording recording) {
    CaseResult.of(stallCase, jdk, recording).hasRightCauses().hasRightDurations();
    assertLevels(recording);
  }

  private static void assertLevels(Recording recording) {
    assertThat(Stall.of(recording))
        .allMatch(stall -> stall.level().equals(stall.isPlatform() ? "INFO" : "WARN"));
  }

  /**
   * Of stalls that last as long as the process was held: the machine may have held it at other
   * times as well. However long one lasts, the application has no part in it.
   */
  private static void assertHeld(StallCase stallCase, Jdk jdk, Recording recording, Duration held) {
    CaseResult.ofLong(stallCase, jdk, recording, held).hasRightCauses().hasRightDurations();
    assertThat(Stall.of(recording))
        .allMatch(Stall::isPlatform)
        .allMatch(stall -> stall.level().equals("INFO"));
  }
}
