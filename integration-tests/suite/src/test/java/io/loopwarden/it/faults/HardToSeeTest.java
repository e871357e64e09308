package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.stalls.LoopFigures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Iterations that do not lie between two waits for events are judged like any other. */
class HardToSeeTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PROGRAM = "com.example.faults.stalls.HardToSee";

  /** The program computes for longer; on a busy machine a part of that may not be seen. */
  private static final long LONG_NANOS = 300_000_000;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void theFirstTaskTheLastOneAndOneAmidOthersAreOneStallEach(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertOneStallEach(jdk));
  }

  private static void assertOneStallEach(Jdk jdk) {
    Recording recording;
    try (ObservedProgram program =
        ObservedProgram.start(
            "faults/hard-to-see",
            "faults",
            PROGRAM,
            jdk,
            Agent.with("stall.warmup", "0")
                .and("stall.platform", "true")
                .and("log.rate", "unlimited"))) {
      recording = program.awaitEnd(PATIENCE);
    }

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertStall(recording, "first", "first-loop");
    assertStall(recording, "amid", "busy-loop");
    assertThat(stallsAt(recording, "last")).hasSize(1);
    assertThat(recording.standardOutput()).containsExactly("failed an event loop was blocked:");
    assertThat(LoopFigures.of(recording, "busy-loop").busyShare()).isGreaterThan(0.9);
  }

  private static void assertStall(Recording recording, String method, String loop) {
    assertThat(stallsAt(recording, method))
        .singleElement()
        .satisfies(
            stall -> {
              assertThat(stall.eventLoop()).isEqualTo(loop);
              assertThat(stall.durationNanos()).isGreaterThan(LONG_NANOS);
              // a computation that gets no CPU is the machine's
              assertThat(stall.text("loopwarden.cause")).isIn("cpu", "starved");
            });
  }

  private static List<Report> stallsAt(Recording recording, String method) {
    return recording.log().named(Report.STALL).stream()
        .filter(stall -> String.valueOf(stall.stackTrace()).contains(PROGRAM + "." + method + "("))
        .toList();
  }
}
