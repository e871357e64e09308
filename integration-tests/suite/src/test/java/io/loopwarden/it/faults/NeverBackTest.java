package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.isolation.Ended;
import io.loopwarden.it.isolation.Sandbox;
import io.loopwarden.it.stalls.LoopFigures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop that never comes back is reported while it hangs, and wherever all is summed up. */
class NeverBackTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PROGRAM = "com.example.faults.stalls.NeverBack";
  private static final String SITE = PROGRAM + "$Hanging.start";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aHangInStartIsReportedWhileItLastsAndFailsTheCheck(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertReportedWhileItLasts(jdk));
  }

  private static void assertReportedWhileItLasts(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("never-back", jdk);
    Agent agent = Agent.with("results", sandbox.file("parts").toString());
    try (ObservedProgram program =
        ObservedProgram.start("faults/never-back", "faults", PROGRAM, jdk, agent)) {
      program.order("hang");
      awaitReport(program);
      assertTableNamesIt(sandbox, program);
      assertSummed(program.awaitEnd(PATIENCE));
    }

    Ended check = sandbox.agentCommand("check", "parts");
    assertThat(check.exitCode()).as("%s", check).isEqualTo(1);
    assertThat(check.output()).anyMatch(line -> line.contains(SITE));
  }

  /** Too short to be reported while it lasts, and the end of the warm-up is still in it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aHangThatOutlastsTheWarmupCounts(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertCounts(jdk));
  }

  private static void assertCounts(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("outlasts", jdk);
    Agent agent = Agent.with("stall.warmup", "1s").and("stall.ongoing", "1h");
    try (ObservedProgram program =
        ObservedProgram.start("faults/outlasts", "faults", PROGRAM, jdk, agent)) {
      program.order("hang");
      await().atMost(PATIENCE).untilAsserted(() -> assertTableNamesIt(sandbox, program));
      Recording recording = program.awaitEnd(PATIENCE);

      assertThat(recording.log().named(Report.STALL)).isEmpty();
      assertSummed(recording);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aLoopThatHangsAlreadyIsReportedByAnAgentThatIsAttached(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertReportedAfterTheAttach(jdk));
  }

  private static void assertReportedAfterTheAttach(Jdk jdk) {
    try (ObservedProgram program =
        ObservedProgram.startWithoutAgent("faults/hangs-already", "faults", PROGRAM, jdk)) {
      program.order("hang");
      program.awaitLine("hanging");
      program.attach(jdk, Agent.withDefaults());

      awaitReport(program);
      assertTableNamesIt(Sandbox.of("hangs-already", jdk), program);
      assertSummed(program.awaitEnd(PATIENCE));
    }
  }

  /** The wait in which the agent finds the loop has begun before the agent came. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aLoopThatHangsInItsFirstTaskAfterTheAttachIsReported(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertReportedInItsFirstTask(jdk));
  }

  private static void assertReportedInItsFirstTask(Jdk jdk) {
    try (ObservedProgram program =
        ObservedProgram.startWithoutAgent("faults/hangs-next", "faults", PROGRAM, jdk)) {
      program.order("warm the second loop");
      program.awaitLine("hanging");
      program.attach(jdk, Agent.withDefaults());
      program.order("hang");

      awaitReport(program);
      assertThat(program.awaitEnd(PATIENCE).exitCode()).isZero();
    }
  }

  private static void awaitReport(ObservedProgram program) {
    program.awaitEvents(
        Report.STALL,
        PATIENCE,
        stall -> {
          assertThat(stall.function()).isEqualTo(SITE);
          assertThat(stall.flag("loopwarden.ongoing")).isTrue();
          assertThat(stall.text("loopwarden.cause")).isEqualTo("blocking_call");
          assertThat(stall.operation()).isEqualTo("java.util.concurrent.CountDownLatch.await");
        });
  }

  private static void assertTableNamesIt(Sandbox sandbox, ObservedProgram program) {
    Ended report = sandbox.agentCommand("report", Long.toString(program.pid()));
    assertThat(report.well().output())
        .filteredOn(line -> line.contains("ongoing: blocking_call"))
        .singleElement()
        .asString()
        .contains(" ms so far at " + SITE);
  }

  /** One stall, however often it was reported; the loop that waits has none. */
  private static void assertSummed(Recording recording) {
    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(recording.log().named(Report.SUMMARY))
        .singleElement()
        .satisfies(summary -> assertThat(summary.number("loopwarden.stalls")).isEqualTo(1));
    List<LoopFigures> hanging =
        LoopFigures.of(recording).stream().filter(loop -> !loop.ongoing().isEmpty()).toList();
    assertThat(hanging)
        .singleElement()
        .satisfies(
            loop -> {
              assertThat(loop.ongoing()).isEqualTo("blocking_call");
              assertThat(loop.ongoingSite()).startsWith(SITE + "(");
              assertThat(loop.ongoingNanos()).isPositive();
              assertThat(loop.stalls("blocking_call")).isEqualTo(1);
            });
  }
}
