package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One call is one call however often it waits; what has nothing to wait for is none. */
class WholeCallsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PROGRAM = "com.example.faults.calls.CallProgram";
  private static final String CALLS = "com.example.faults.calls.Calls";

  static Stream<Jdk> jdks() {
    return InstalledJdks.chosen().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void aCallThatWaitsSeveralTimesIsReportedOnceWithItsWholeDuration(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Recording recording =
              run(
                  jdk,
                  "whole",
                  Agent.with("log.rate", "unlimited"),
                  "lock",
                  "invokeAll",
                  "schedule",
                  "twoLocks",
                  "twoTasks",
                  "longInitialiser",
                  "shortInitialiser",
                  "initialiserThatNaps",
                  "nap");
          assertWhole(recording, "lock", "java.util.concurrent.locks.ReentrantLock.lock");
          assertWhole(
              recording, "invokeAll", "java.util.concurrent.AbstractExecutorService.invokeAll");
          assertWhole(
              recording, "schedule", "java.util.concurrent.ScheduledThreadPoolExecutor.schedule");
          assertThat(theOnly(recording, ".schedule").category()).isEqualTo("lock");
          assertThat(theOnly(recording, ".twoLocks").durationNanos())
              .isLessThanOrEqualTo(measuredNanos(recording, "twoLocks"))
              .isGreaterThanOrEqualTo(measuredNanos(recording, "twoLocks") / 2);
          assertThat(callsBeneath(recording, ".twoLocks")).isEqualTo(2);
          assertThat(callsBeneath(recording, ".twoTasks")).isEqualTo(2);
          Report initialised = theOnly(recording, "$LongInitialiser.<clinit>");
          assertThat(initialised.text("loopwarden.tag")).isEqualTo("one_off");
          assertThat(initialised.remedy()).contains("static initialiser");
          assertThat(initialised.durationNanos()).isGreaterThanOrEqualTo(700_000_000);
          assertThat(calls(recording, "$ShortInitialiser.<clinit>")).isEmpty();
          assertInitialiserAndOrdinaryCall(calls(recording, ".nap"));
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void aJoinOfAnEndedThreadIsNoWaitWhateverTheThreshold(Jdk jdk) {
    Recording recording =
        run(
            jdk,
            "ended",
            Agent.with("log.rate", "unlimited").and("threshold", "0"),
            "joinEnded",
            "readFile");

    assertThat(calls(recording, ".joinEnded")).isEmpty();
    Report read = theOnly(recording, ".readFile");
    assertThat(read.operation()).isEqualTo("io.vertx.core.file.FileSystem.readFileBlocking");
    assertThat(read.category()).isEqualTo("file");
    assertThat(read.remedy()).contains("readFile()");
  }

  /** Its waits and its computing are one mistake, whichever took longer. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void aCallThatWaitsAndThenComputesIsOneOccurrence(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Recording recording =
              run(
                  jdk,
                  "computing",
                  Agent.with("log.rate", "unlimited").and("stall.warmup", "0"),
                  "parse");
          List<Report> reports = parsing(recording);
          assertThat(reports)
              .filteredOn(report -> !report.json().has("loopwarden.ongoing"))
              .hasSize(1);
          Report last = reports.get(reports.size() - 1);
          assertThat(reports).extracting(Report::fingerprint).containsOnly(last.fingerprint());
          assertThat(last.text("loopwarden.call")).isEqualTo("javax.xml.parsers.SAXParser.parse");
          assertThat(last.json().get("loopwarden.occurrences").getAsLong()).isEqualTo(1);
          assertThat(last.durationNanos())
              .isGreaterThanOrEqualTo(measuredNanos(recording, "parse") / 2);
        });
  }

  /** The first time an initialiser called the function. */
  private static void assertInitialiserAndOrdinaryCall(List<Report> naps) {
    assertThat(naps).hasSize(2);
    assertThat(naps.get(0).remedy()).contains("static initialiser");
    assertThat(naps.get(0).durationNanos()).isGreaterThanOrEqualTo(700_000_000);
    assertThat(naps.get(1).remedy()).contains("Schedule what follows");
    assertThat(naps.get(1).json().get("loopwarden.occurrences").getAsLong()).isEqualTo(2);
  }

  private static List<Report> parsing(Recording recording) {
    return recording.log().reports().stream()
        .filter(report -> "com.example.faults.calls.SlowDocument.parse".equals(report.function()))
        .toList();
  }

  private static void assertWhole(Recording recording, String call, String operation) {
    Report report = theOnly(recording, '.' + call);
    assertThat(report.operation()).isEqualTo(operation);
    assertThat(report.durationNanos())
        .isLessThanOrEqualTo(measuredNanos(recording, call))
        .isGreaterThanOrEqualTo(measuredNanos(recording, call) / 2);
  }

  /** What the program says that the call took, which includes what it did besides waiting. */
  private static long measuredNanos(Recording recording, String call) {
    return Long.parseLong(recording.printed(call));
  }

  private static Report theOnly(Recording recording, String function) {
    List<Report> found = calls(recording, function);
    assertThat(found).singleElement();
    return found.get(0);
  }

  /** How many calls there were in all occurrences: one, or more if they had iterations apart. */
  private static int callsBeneath(Recording recording, String function) {
    List<Report> found = calls(recording, function);
    int calls = 0;
    JsonObject last = found.get(found.size() - 1).json();
    for (JsonElement operation : last.getAsJsonArray("loopwarden.operations")) {
      calls += operation.getAsJsonObject().get("calls").getAsInt();
    }
    return calls;
  }

  private static List<Report> calls(Recording recording, String function) {
    return recording.log().blockingCalls().stream()
        .filter(call -> (CALLS + function).equals(call.function()))
        .toList();
  }

  private static Recording run(Jdk jdk, String how, Agent agent, String... calls) {
    try (ObservedProgram program =
        ObservedProgram.start("faults/calls-" + how, "faults", PROGRAM, jdk, agent, calls)) {
      Recording recording = program.awaitEnd(PATIENCE);
      assertThat(recording.exitCode()).isZero();
      assertThat(recording.complaintsAboutAgent()).isEmpty();
      return recording;
    }
  }
}
