package io.loopwarden.it.stalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a flight recording has of event loops, and what is taken from one. */
class JfrTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONG = Duration.ofMillis(200);

  /**
   * A recording that has just begun is noticed within a second, and JFR itself tells a second late,
   * or more on a busy machine: the first repetitions may be missed.
   */
  private static final String REPETITIONS = "20";

  static Stream<Jdk> jdks() {
    return InstalledJdks.chosen().stream();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void aBlockingCallIsAnEventOfItsThread(Jdk jdk) throws IOException {
    List<RecordedEvent> calls = recorded("sqlite", jdk, "loopwarden.BlockingCall");

    assertThat(calls).isNotEmpty();
    assertThat(calls)
        .allSatisfy(
            call -> {
              assertThat(call.getDuration()).isGreaterThan(LONG);
              assertThat(call.getString("category")).isEqualTo("jdbc");
              assertThat(call.getThread().getJavaName()).startsWith("loop-");
              assertThat(call.getStackTrace().getFrames())
                  .anyMatch(frame -> frame.getMethod().getName().equals("executeUpdate"));
            });
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void aStallIsAnEventWithItsCause(Jdk jdk) throws IOException {
    List<RecordedEvent> stalls = recorded("monitor", jdk, "loopwarden.Stall");

    assertThat(stalls).isNotEmpty();
    assertThat(stalls)
        .allSatisfy(
            stall -> {
              assertThat(stall.getString("cause")).isEqualTo("monitor");
              assertThat(stall.getDuration("stallDuration")).isGreaterThan(LONG);
              assertThat(stall.getString("sampledStack")).contains("HeldMonitor.hold");
            });
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void theBackstopTellsOfMonitorsBelowTheStallThreshold(Jdk jdk) {
    Agent agent = backstop().and("stall.threshold", "10s");

    assertThat(seenByJfr(run("backstop", "monitor", jdk, agent, Launch.plain())))
        .isNotEmpty()
        .allSatisfy(
            report -> {
              assertThat(report.operation()).isEqualTo("synchronized");
              assertThat(report.function()).isEqualTo("com.example.stalls.HeldMonitor.hold");
            });
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void theBackstopTellsNothingTwice(Jdk jdk) {
    Agent agent = backstop().and("stall.warmup", "0");

    assertThat(seenByJfr(run("backstop-stall", "monitor", jdk, agent, Launch.plain()))).isEmpty();
    assertThat(seenByJfr(run("backstop-call", "sqlite", jdk, agent, Launch.plain()))).isEmpty();
  }

  private static Agent backstop() {
    return Agent.with("jfr.backstop", "true").and("log.rate", "unlimited");
  }

  private static List<Report> seenByJfr(Recording recording) {
    return recording.log().blockingCalls().stream()
        .filter(report -> "jfr".equals(report.text("loopwarden.source")))
        .toList();
  }

  private static List<RecordedEvent> recorded(String name, Jdk jdk, String event)
      throws IOException {
    Path file = WorkFolders.create("jfr-" + name + "-" + jdk.feature()).resolve("recording.jfr");
    Agent agent = Agent.with("stall.warmup", "0");
    Launch launch = Launch.withFlags("-XX:StartFlightRecording=filename=" + file);
    run("jfr", name, jdk, agent, launch);
    return RecordingFile.readAllEvents(file).stream()
        .filter(recorded -> recorded.getEventType().getName().equals(event))
        .toList();
  }

  private static Recording run(String test, String name, Jdk jdk, Agent agent, Launch launch) {
    try (ObservedProgram program =
        ObservedProgram.start(
            launch,
            "stalls/" + test + "-" + name,
            "stalls",
            "com.example.stalls.StallProgram",
            jdk,
            agent,
            name,
            REPETITIONS)) {
      return program.awaitEnd(PATIENCE);
    }
  }
}
