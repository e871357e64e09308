package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.isolation.Ended;
import io.loopwarden.it.isolation.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wait that only its own event loop could end is one problem, whether it ends or not. */
class VainWaitsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PROGRAM = "com.example.faults.stalls.VainWaits";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aTimedWaitIsAnErrorWhenItBeginsAndThenAnUpdateOfTheSameProblem(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertEnded(jdk, "seconds", 2_000_000_000));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void theShortestWaitHasItsEndToo(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertEnded(jdk, "millisecond", 1_000_000));
  }

  private static void assertEnded(Jdk jdk, String wait, long leastNanos) {
    Sandbox sandbox = Sandbox.of("vain-" + wait, jdk);
    Recording recording = run(sandbox, jdk, wait);

    List<Report> reports = reportsAt(recording, wait);
    assertDeadlock(reports);
    Report last = reports.get(reports.size() - 1);
    assertThat(last.isBlockingCall()).isTrue();
    assertThat(last.text("log.level")).isEqualTo("WARN");
    assertThat(last.occurrences()).isEqualTo(1);
    assertThat(last.durationNanos()).isGreaterThanOrEqualTo(leastNanos);
    assertThat(reports.subList(1, reports.size() - 1))
        .as("while it lasts")
        .allMatch(report -> report.flag("loopwarden.ongoing"));
    assertThat(problemAt(recording, wait).get("total_ns").getAsLong())
        .isEqualTo(last.durationNanos());
    assertOneViolation(sandbox, wait);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void anEndlessWaitIsOneOccurrenceThatLasts(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () -> {
          Sandbox sandbox = Sandbox.of("vain-endless", jdk);
          Recording recording = run(sandbox, jdk, "endless");

          List<Report> reports = reportsAt(recording, "endless");
          assertDeadlock(reports);
          assertThat(reports).hasSizeGreaterThan(1);
          assertThat(reports.subList(1, reports.size()))
              .allMatch(report -> report.flag("loopwarden.ongoing"));
          assertThat(problemAt(recording, "endless").get("total_ns").getAsLong())
              .isGreaterThanOrEqualTo(reports.get(reports.size() - 1).durationNanos());
          assertOneViolation(sandbox, "endless");
        });
  }

  /** The error comes first; all others are of the same problem. */
  private static void assertDeadlock(List<Report> reports) {
    assertThat(reports).isNotEmpty();
    Report first = reports.get(0);
    assertThat(first.isBlockingCall()).isTrue();
    assertThat(first.text("log.level")).isEqualTo("ERROR");
    assertThat(first.durationNanos()).isZero();
    assertThat(reports).allMatch(report -> report.flag("loopwarden.deadlock"));
    assertThat(reports).extracting(Report::fingerprint).containsOnly(first.fingerprint());
    assertThat(reports.subList(1, reports.size()))
        .extracting(report -> report.text("log.level"))
        .allMatch("WARN"::equals);
  }

  private static void assertOneViolation(Sandbox sandbox, String wait) {
    Ended check = sandbox.agentCommand("check", "parts");
    assertThat(check.exitCode()).as("%s", check).isEqualTo(1);
    assertThat(check.output())
        .filteredOn(line -> line.contains(" event=new_violation "))
        .filteredOn(line -> line.contains(PROGRAM + '.' + wait + '('))
        .singleElement()
        .asString()
        .contains(" count=1 ")
        .contains(" deadlock=true ");
  }

  private static JsonObject problemAt(Recording recording, String wait) {
    List<Report> summaries = recording.log().named(Report.SUMMARY);
    assertThat(summaries).hasSize(1);
    List<JsonObject> problems =
        StreamSupport.stream(
                summaries.get(0).json().getAsJsonArray("loopwarden.problems").spliterator(), false)
            .map(JsonElement::getAsJsonObject)
            .filter(row -> row.get("site").getAsString().startsWith(PROGRAM + '.' + wait + '('))
            .toList();
    assertThat(problems).singleElement();
    assertThat(problems.get(0).get("count").getAsLong()).isEqualTo(1);
    return problems.get(0);
  }

  private static List<Report> reportsAt(Recording recording, String wait) {
    return recording.log().reports().stream()
        .filter(report -> (PROGRAM + '.' + wait).equals(report.function()))
        .toList();
  }

  private static Recording run(Sandbox sandbox, Jdk jdk, String wait) {
    Agent agent = Agent.with("results", sandbox.file("parts").toString()).and("stall.warmup", "0");
    try (ObservedProgram program =
        ObservedProgram.start("faults/vain-" + wait, "faults", PROGRAM, jdk, agent, wait)) {
      program.awaitLine(wait);
      if (wait.equals("endless")) {
        program.awaitEvents(
            Report.STALL,
            PATIENCE,
            stall -> assertThat(stall.function()).isEqualTo(PROGRAM + ".endless"));
      }
      Recording recording = program.awaitEnd(PATIENCE);
      assertThat(recording.exitCode()).isZero();
      assertThat(recording.complaintsAboutAgent()).isEmpty();
      return recording;
    }
  }
}
