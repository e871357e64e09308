package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.stalls.LoopFigures;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops that shut down: quietly, which is no work; or waiting for their own end, for ever. */
@EnabledOnOs(OS.LINUX) // for its transport epoll
class ShutdownTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PROGRAM = "com.example.servers.netty.Shutdowns";
  private static final String SITE = PROGRAM + ".awaitOwnEnd";

  static Stream<Arguments> cases() {
    return InstalledJdks.chosen().stream()
        .flatMap(jdk -> Stream.of("netty-4.1", "netty-4.2").map(stack -> Arguments.of(stack, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("cases")
  @Execution(ExecutionMode.CONCURRENT)
  void theQuietPeriodIsNoWorkAndTheWaitForTheOwnEndIsADeadlock(String stack, Jdk jdk)
      throws Exception {
    Hiccups.retryAfterHiccup(() -> assertQuietAndDeadlocked(stack, jdk));
  }

  private static void assertQuietAndDeadlocked(String stack, Jdk jdk) {
    Recording recording;
    try (ObservedProgram program =
        ObservedProgram.start(
            "faults/shutdown-" + stack, "servers/" + stack, PROGRAM, jdk, Agent.withDefaults())) {
      await()
          .atMost(PATIENCE)
          .until(() -> stalls(program.logSoFar().named(Report.STALL)).count() >= 2);
      recording = program.awaitEnd(PATIENCE);
    }

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    for (String transport : List.of("nio", "epoll")) {
      assertQuiet(LoopFigures.of(recording, "quiet-" + transport));
      assertDeadlock(recording, "own-end-" + transport);
    }
    assertThat(recording.log().named(Report.SUMMARY))
        .singleElement()
        .satisfies(summary -> assertThat(summary.number("loopwarden.stalls")).isEqualTo(2));
  }

  private static Stream<String> stalls(List<Report> reports) {
    return reports.stream().map(Report::eventLoop).distinct();
  }

  private static void assertQuiet(LoopFigures loop) {
    assertThat(loop.busyShare()).isLessThan(0.5);
    assertThat(loop.ongoing()).isEmpty();
    assertThat(loop.stalls("blocking_call")).isZero();
  }

  private static void assertDeadlock(Recording recording, String loop) {
    assertThat(recording.log().named(Report.STALL))
        .filteredOn(stall -> loop.equals(stall.eventLoop()))
        .isNotEmpty()
        .allSatisfy(
            stall -> {
              assertThat(stall.function()).isEqualTo(SITE);
              assertThat(stall.operation())
                  .isEqualTo("io.netty.util.concurrent.DefaultPromise.sync");
              assertThat(stall.text("loopwarden.call")).isEqualTo(stall.operation());
              assertThat(stall.flag("loopwarden.deadlock")).isTrue();
              assertThat(stall.text("loopwarden.deadlock_with")).isEqualTo(loop);
              assertThat(stall.flag("loopwarden.ongoing")).isTrue();
            });
    LoopFigures figures = LoopFigures.of(recording, loop);
    assertThat(figures.ongoing()).isEqualTo("blocking_call");
    assertThat(figures.ongoingSite()).startsWith(SITE + "(");
    assertThat(figures.stalls("blocking_call")).isEqualTo(1);
  }
}
