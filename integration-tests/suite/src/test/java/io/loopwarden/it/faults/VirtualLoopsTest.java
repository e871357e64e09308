package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Event loops on virtual threads, which JDK 17 does not have. */
@MeasuresTime
class VirtualLoopsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PROGRAM = "com.example.faults.virtual.VirtualLoopProgram";
  private static final String HANGING = "com.example.faults.virtual.HangingVirtualLoop";
  private static final String DEEDS = "com.example.faults.virtual.Deeds.";

  /** The program holds for 400 ms; on a busy machine a part of that may not be seen. */
  private static final long LONG_NANOS = 300_000_000;

  static Stream<Jdk> jdks() {
    return InstalledJdks.chosen().stream().filter(jdk -> jdk.feature() >= 21);
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void onTheSchedulerOfTheJdkALoopIsReportedLikeAnyOther(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertReportedLikeAnyOther(run(jdk, "default")));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void aGuestThatDoesNotLeaveTheCarrierIsAStallOfTheLoop(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Recording recording = run(jdk, "carrier");
          assertReportedLikeAnyOther(recording);
          assertHeld(recording, "computing-guest", "compute");
          assertHeld(recording, "pinned-guest", "park");
        });
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void aGuestThatParksIsSilent(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Recording recording = run(jdk, "parking");
          assertThat(recording.exitCode()).isZero();
          assertThat(recording.log().named("loopwarden.started")).hasSize(1);
          assertThat(recording.log().blockingCalls()).isEmpty();
          assertThat(recording.log().named(Report.STALL))
              .allMatch(
                  stall -> stall.flag("loopwarden.platform")); // the machine's, not the guest's
        });
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void aLoopThatHangsAlreadyIsReportedByAnAgentThatIsAttached(Jdk jdk) {
    try (ObservedProgram program =
        ObservedProgram.startWithoutAgent("faults/virtual-hangs", "faults", HANGING, jdk)) {
      program.awaitLine("hanging");
      program.attach(jdk, Agent.withDefaults());

      program.awaitEvents(
          Report.STALL,
          PATIENCE,
          stall -> {
            assertThat(stall.function()).isEqualTo(HANGING + ".hang");
            assertThat(stall.eventLoop()).isEqualTo("virtual-loop");
            assertThat(stall.operation()).isEqualTo("java.util.concurrent.CountDownLatch.await");
            assertThat(stall.flag("loopwarden.ongoing")).isTrue();
          });
      assertThat(program.awaitEnd(PATIENCE).exitCode()).isZero();
    }
  }

  private static void assertReportedLikeAnyOther(Recording recording) {
    assertThat(recording.exitCode()).isZero();
    assertThat(recording.complaintsAboutAgent()).isEmpty();
    assertThat(recording.log().blockingCalls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.operation()).isEqualTo("java.lang.Thread.sleep");
              assertThat(call.function()).isEqualTo(DEEDS + "sleep");
              assertThat(call.eventLoop()).isEqualTo("virtual-loop");
              assertThat(call.durationNanos()).isGreaterThan(LONG_NANOS);
            });
    Report computation = stall(recording, "compute", "cpu");
    assertThat(computation.number("loopwarden.cpu_ns"))
        .isPositive()
        .isLessThanOrEqualTo(computation.durationNanos());
    assertThat(stall(recording, "enter", "monitor").stackTrace()).contains(DEEDS + "enter");
  }

  private static void assertHeld(Recording recording, String guest, String deed) {
    Report held = stall(recording, deed, "carrier_held");
    assertThat(held.text("loopwarden.owner")).isEqualTo(guest);
    assertThat(held.text("loopwarden.owner_stack")).contains(DEEDS + deed);
    assertThat(held.remedy()).contains("another scheduler");
  }

  /** The one stall at a place; a computation that gets no CPU is the machine's. */
  private static Report stall(Recording recording, String deed, String cause) {
    List<Report> stalls =
        recording.log().named(Report.STALL).stream()
            .filter(stall -> (DEEDS + deed).equals(stall.function()))
            .filter(
                stall ->
                    List.of(cause, cause.equals("cpu") ? "starved" : cause)
                        .contains(stall.text("loopwarden.cause")))
            .toList();
    assertThat(stalls).singleElement();
    assertThat(stalls.get(0).eventLoop()).isEqualTo("virtual-loop");
    assertThat(stalls.get(0).durationNanos()).isGreaterThan(LONG_NANOS);
    return stalls.get(0);
  }

  /** A scheduler of one's own needs the first flag, and guests that are pinned the second. */
  private static Recording run(Jdk jdk, String how) {
    Launch launch =
        Launch.withFlags(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Djdk.reflect.useNativeAccessorOnly=true");
    try (ObservedProgram program =
        ObservedProgram.start(
            launch,
            "faults/virtual-" + how,
            "faults",
            PROGRAM,
            jdk,
            Agent.with("stall.warmup", "0")
                .and("stall.platform", "true")
                .and("log.rate", "unlimited"),
            how)) {
      return program.awaitEnd(PATIENCE);
    }
  }
}
