package io.loopwarden.it.stalls;

import static io.loopwarden.it.stalls.StallCase.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
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

  private static final Duration LONG = Duration.ofMillis(200);
  private static final String MONITOR = "com.example.stalls.HeldMonitor.hold";

  /** Where {@code HeldMonitor.hold} has {@code synchronized}. */
  private static final int LINE_OF_ENTRY = 22;

  private static final String SLEEP = "com.example.stalls.Sleep.hold";

  /**
   * A recording that has just begun is noticed within a second, and JFR itself reports a second
   * late, or more on a busy machine, where it takes seconds to start: the first and the last
   * repetitions may be missed.
   */
  private static final int REPETITIONS = 14;

  /** So many of each of several cases, which are as many together. */
  private static final int REPETITIONS_OF_EACH = 7;

  private static final StallCase DATABASE = at("sqlite", "blocking_call", "LockedDatabase.hold");
  private static final StallCase SLEEPING = at("sleep", "blocking_call", "Sleep.hold");
  private static final StallCase WAITING = at("monitor", "monitor", "HeldMonitor.hold");

  /**
   * What a run left behind.
   *
   * @param recording its output and log
   * @param all the events in the file that JFR wrote
   */
  private record Recorded(Recording recording, List<RecordedEvent> all) {

    /** The events of one kind. */
    List<RecordedEvent> events(String kind) {
      return all.stream().filter(event -> event.getEventType().getName().equals(kind)).toList();
    }
  }

  static Stream<Jdk> jdks() {
    return InstalledJdks.chosen().stream();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void callsOccurrencesAndStallsAreEvents(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Recorded recorded = recorded(jdk);
          assertAll(
              () -> assertCallsAreEvents(recorded),
              () -> assertOccurrencesHaveTheProblemOfTheLog(recorded),
              () -> assertStallsAreEventsWithTheirCause(recorded));
        });
  }

  private static void assertCallsAreEvents(Recorded recorded) {
    assertThat(recorded.events("loopwarden.BlockingCall"))
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

  private static void assertOccurrencesHaveTheProblemOfTheLog(Recorded recorded) {
    Report report =
        recorded.recording().log().blockingCallsThrough(SLEEP).stream().findFirst().orElseThrow();
    assertThat(recorded.events("loopwarden.Occurrence"))
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
  }

  /** While the machine stands still, a stall is the machine's. */
  private static void assertStallsAreEventsWithTheirCause(Recorded recorded) {
    CaseGroup.Span span = CaseGroup.span(WAITING, recorded.recording());
    List<Measurement> measurements = Measurement.of(CaseGroup.part(WAITING, recorded.recording()));
    List<RecordedEvent> events =
        recorded.events("loopwarden.Stall").stream()
            .filter(stall -> span.includes(stall.getEndTime()))
            .toList();
    List<RecordedEvent> others =
        events.stream().filter(stall -> !stall.getString("cause").equals("monitor")).toList();
    assertThat(others)
        .hasSizeLessThan((events.size() + 1) / 2)
        .allSatisfy(
            stall ->
                assertThat(stall.getString("cause"))
                    .isIn("starved", "suspended", "safepoint", "gc"));
    assertThat(events)
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
  void theBackstopReportsMonitorsBelowTheStallThreshold(Jdk jdk) throws Exception {
    Agent agent = backstop().and("stall.threshold", "10s");
    CaseGroup group = new CaseGroup(List.of(WAITING));

    Hiccups.retryAfterHiccup(
        () ->
            assertThat(
                    seenByJfr(
                        MONITOR,
                        StallProgram.run(group, Launch.shortRun(), jdk, agent, REPETITIONS)))
                .isNotEmpty()
                .allSatisfy(JfrTest::assertSaysWhatABlockingCallSays));
  }

  private static void assertSaysWhatABlockingCallSays(Report report) {
    assertThat(report.operation()).isEqualTo("synchronized");
    assertThat(report.json().getAsJsonArray("loopwarden.operations")).hasSize(1);
    assertThat(report.file()).isEqualTo("HeldMonitor.java");
    assertThat(report.line()).isEqualTo(LINE_OF_ENTRY);
    assertThat(report.stackTrace())
        .startsWith("\tat " + MONITOR + "(HeldMonitor.java:" + LINE_OF_ENTRY + ")\n")
        .contains(
            "\tat io.netty.util.concurrent.FastThreadLocalRunnable.run("
                + "FastThreadLocalRunnable.java:")
        .contains("\tat java.lang.Thread.run(Thread.java:");
    assertThat(report.threadName()).isEqualTo(report.eventLoop()).startsWith("loop-");
    assertThat(report.threadId()).isPositive();
    assertThat(report.remedy()).startsWith("Hold no lock that others hold for long");
    assertThat(report.text("loopwarden.remedy_url")).isEqualTo("docs/remedies.md#lock-netty");
    assertThat(report.number("loopwarden.max_ns")).isGreaterThanOrEqualTo(report.durationNanos());
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void theBackstopReportsNoStallAndNoCallTwice(Jdk jdk) throws Exception {
    Agent agent = backstop().and("stall.warmup", "0").and("stall.platform", "true");
    CaseGroup group = new CaseGroup(List.of(WAITING, SLEEPING));
    Hiccups.retryAfterHiccup(
        () -> {
          Recording recording =
              StallProgram.run(group, Launch.shortRun(), jdk, agent, REPETITIONS_OF_EACH);
          assertAll(
              () -> assertNoStallTwice(CaseGroup.part(WAITING, recording)),
              () -> assertNoCallTwice(CaseGroup.part(SLEEPING, recording)));
        });
  }

  private static void assertNoStallTwice(Recording recording) {
    assertThat(seenByJfr(MONITOR, recording)).isEmpty();
    assertThat(Stall.endedIn(recording)).hasSizeGreaterThan(Measurement.of(recording).size() / 2);
  }

  private static void assertNoCallTwice(Recording recording) {
    assertThat(seenByJfr(SLEEP, recording)).isEmpty();
    assertThat(recording.log().blockingCalls())
        .filteredOn(report -> SLEEP.equals(report.function()))
        .hasSameSizeAs(Measurement.of(recording));
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

  private static Recorded recorded(Jdk jdk) throws IOException {
    Path file = WorkFolders.create("jfr-" + jdk.feature()).resolve("recording.jfr");
    Agent agent = Agent.with("stall.warmup", "0");
    Launch launch = Launch.shortRun().and("-XX:StartFlightRecording=filename=" + file);
    CaseGroup group = new CaseGroup(List.of(DATABASE, SLEEPING, WAITING));
    return new Recorded(
        StallProgram.run(group, launch, jdk, agent, REPETITIONS_OF_EACH),
        RecordingFile.readAllEvents(file));
  }
}
