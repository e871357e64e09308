package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.nowhere;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that is stopped for seconds, by a signal or a debugger, did not block anything. */
class HeldProcessTest {

  private static final Duration STOPPED = Duration.ofSeconds(2);
  private static final Duration SUSPENDED = Duration.ofSeconds(StallProgram.IS_PROOF ? 5 : 2);
  private static final Duration RUNNING = Duration.ofMillis(StallProgram.IS_PROOF ? 1000 : 500);

  static Stream<Arguments> stopped() {
    return Cases.onEachJdk(nowhere("stopped", "suspended"));
  }

  static Stream<Arguments> debugged() {
    return Cases.onEachJdk(
        nowhere("debugger", "suspended").launched(Launch.withFlags(Debugger.FLAG)));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("stopped")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void stoppedProcess(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertHeld(stallCase, jdk, stop(stallCase, jdk), STOPPED));
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
  void suspendedByDebugger(StallCase stallCase, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertHeld(stallCase, jdk, suspend(stallCase, jdk), SUSPENDED));
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
