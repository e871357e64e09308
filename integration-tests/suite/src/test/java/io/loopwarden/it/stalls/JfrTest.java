package io.loopwarden.it.stalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a flight recording has of event loops, and what is taken from one. */
class JfrTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONG = Duration.ofMillis(200);
  private static final String MONITOR = "com.example.stalls.HeldMonitor.hold";
  private static final String SLEEP = "com.example.stalls.Sleep.hold";

  /**
   * A recording that has just begun is noticed within a second, and JFR itself tells a second late,
   * or more on a busy machine, where it takes seconds to start: the first and the last repetitions
   * may be missed.
   */
  private static final String REPETITIONS = "14";

  /**
   * What a run left behind.
   *
   * @param recording its output and log
   * @param events the events of one kind in the file that JFR wrote
   */
  private record Recorded(Recording recording, List<RecordedEvent> events) {}

  static Stream<Jdk> jdks() {
    return InstalledJdks.chosen().stream();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void aBlockingCallIsAnEventOfItsThread(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> assertCallsAreEvents(recorded("sqlite", jdk, "loopwarden.BlockingCall")));
  }

  private static void assertCallsAreEvents(Recorded recorded) {
    assertThat(recorded.events())
        .filteredOn(call -> call.getString("category").equals("jdbc"))
        .isNotEmpty()
        .allSatisfy(
            call -> {
              assertThat(call.getDuration()).isGreaterThan(LONG);
              assertThat(call.getThread().getJavaName()).startsWith("loop-");
              assertThat(call.getStackTrace().getFrames())
                  .anyMatch(frame -> frame.getMethod().getName().equals("executeUpdate"));
            });
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void anOccurrenceIsAnEventWithTheProblemOfTheLog(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Recorded recorded = recorded("sleep", jdk, "loopwarden.Occurrence");
          Report report =
              recorded.recording().log().blockingCallsThrough(SLEEP).stream()
                  .findFirst()
                  .orElseThrow();
          assertThat(recorded.events())
              .filteredOn(event -> event.getString("fingerprint").equals(report.fingerprint()))
              .isNotEmpty()
              .allSatisfy(
                  event -> {
                    assertThat(event.getString("call")).isEqualTo(report.text("loopwarden.call"));
                    assertThat(event.getString("site")).startsWith(SLEEP + "(");
                    assertThat(event.getLong("occurrences")).isPositive();
                    assertThat(event.getDuration("blockedTime")).isGreaterThan(LONG);
                    assertThat(event.getString("eventLoop")).startsWith("loop-");
                  });
        });
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void aStallIsAnEventWithItsCause(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> assertStallsAreEvents(recorded("monitor", jdk, "loopwarden.Stall")));
  }

  /** While the machine stands still, a stall is the machine's. */
  private static void assertStallsAreEvents(Recorded recorded) {
    List<Measurement> measurements = Measurement.of(recorded.recording());
    List<RecordedEvent> others =
        recorded.events().stream()
            .filter(stall -> !stall.getString("cause").equals("monitor"))
            .toList();
    assertThat(others)
        .hasSizeLessThan((recorded.events().size() + 1) / 2)
        .allSatisfy(
            stall ->
                assertThat(stall.getString("cause"))
                    .isIn("starved", "suspended", "safepoint", "gc"));
    assertThat(recorded.events())
        .filteredOn(stall -> stall.getString("cause").equals("monitor"))
        .isNotEmpty()
        .allSatisfy(
            stall -> {
              long durationNanos = stall.getDuration("stallDuration").toNanos();
              assertThat(measurements)
                  .filteredOn(one -> one.loop().equals(stall.getString("eventLoop")))
                  .anyMatch(one -> one.agreesWith(durationNanos));
              assertThat(stall.getString("sampledStack")).contains(MONITOR);
              assertThat(stall.getString("site")).startsWith(MONITOR + "(");
              assertThat(stall.getString("call")).isNotEmpty();
              assertThat(stall.getString("fingerprint")).hasSize(8);
              assertThat(stall.getLong("occurrences")).isPositive();
            });
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void theBackstopReportsMonitorsBelowTheStallThreshold(Jdk jdk) throws Exception {
    Agent agent = backstop().and("stall.threshold", "10s");

    Hiccups.retryAfterHiccup(
        () ->
            assertThat(
                    seenByJfr(MONITOR, run("backstop", "monitor", jdk, agent, Launch.shortRun())))
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report.operation()).isEqualTo("synchronized")));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void theBackstopReportsNoStallTwice(Jdk jdk) throws Exception {
    Agent agent = backstop().and("stall.warmup", "0").and("stall.platform", "true");
    Hiccups.retryAfterHiccup(
        () -> {
          Recording recording = run("backstop-stall", "monitor", jdk, agent, Launch.shortRun());
          assertThat(seenByJfr(MONITOR, recording)).isEmpty();
          assertThat(Stall.endedIn(recording))
              .hasSizeGreaterThan(Measurement.of(recording).size() / 2);
        });
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void theBackstopReportsNoCallTwice(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Recording recording = run("backstop-call", "sleep", jdk, backstop(), Launch.shortRun());
          assertThat(seenByJfr(SLEEP, recording)).isEmpty();
          assertThat(recording.log().blockingCalls())
              .filteredOn(report -> SLEEP.equals(report.function()))
              .hasSameSizeAs(Measurement.of(recording));
        });
  }

  private static Agent backstop() {
    return Agent.with("jfr.backstop", "true").and("log.rate", "unlimited");
  }

  /** What was told of a method: on a busy machine an event loop waits elsewhere as well. */
  private static List<Report> seenByJfr(String method, Recording recording) {
    return recording.log().blockingCallsThrough(method).stream()
        .filter(report -> "jfr".equals(report.text("loopwarden.source")))
        .toList();
  }

  private static Recorded recorded(String name, Jdk jdk, String event) throws IOException {
    Path file = WorkFolders.create("jfr-" + name + "-" + jdk.feature()).resolve("recording.jfr");
    Agent agent = Agent.with("stall.warmup", "0");
    Launch launch = Launch.shortRun().and("-XX:StartFlightRecording=filename=" + file);
    Recording recording = run("jfr", name, jdk, agent, launch);
    return new Recorded(
        recording,
        RecordingFile.readAllEvents(file).stream()
            .filter(recorded -> recorded.getEventType().getName().equals(event))
            .toList());
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
