package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.JsonLog;
import io.loopwarden.it.harness.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of {@code log.file}: whole entries only, the right time, nothing secret. */
class LogFileTest {
  private static final int LOOPS = 8;
  private static final int SITES = 20;
  private static final int TIMES = 3;
  private static final String STORM = "storm " + LOOPS + " " + SITES + " " + TIMES;
  private static final String SECRET = "hush-hush";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void textOfManyLoopsIsNeverInterleavedAndHasNoSecret(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("log-file-text", jdk);

    Ended ended =
        stormWithSecrets(
            sandbox
                .puppet()
                .withAgent("log.file=agent.log", "log.rate=unlimited", "log.stack=full"));

    TextLog log = TextLog.of(sandbox.file("agent.log"));
    assertAll(
        () -> assertNotInterleaved(generated(log)),
        () -> assertThat(log.blockingCallsAt(Sites.QUERY)).isNotEmpty(),
        () -> assertThat(log.blockingCallsAt(Sites.REQUEST)).isNotEmpty(),
        () -> assertNoSecret(WholeLines.of(sandbox.file("agent.log"))),
        () -> assertNoSecret(ended.error()));
  }

  private static void assertNotInterleaved(List<TextEntry> calls) {
    assertThat(calls).hasSize(LOOPS * SITES * TIMES).allSatisfy(LogFileTest::assertWhole);
    assertThat(calls.stream().map(call -> call.field("site")).distinct()).hasSize(LOOPS * SITES);
    assertThat(calls.stream().map(call -> call.details().get(1)).distinct()).hasSize(LOOPS);
    assertThat(calls.stream().map(call -> call.details().size()).distinct()).hasSize(1);
  }

  private static List<TextEntry> generated(TextLog log) {
    return log.named("blocking_call").stream()
        .filter(call -> call.field("site").startsWith(Sites.GENERATED))
        .toList();
  }

  /** Its stack lines are a stack, and its own: the operation, the site, …, the thread's start. */
  private static void assertWhole(TextEntry call) {
    assertThat(call.details().get(0)).startsWith("instead: ");
    assertThat(call.details().get(1)).startsWith("on ");
    List<String> stack = call.details().subList(2, call.details().size());
    assertThat(stack).allMatch(line -> line.startsWith("at "));
    assertThat(stack.get(0)).startsWith("at java.lang.Thread.sleep(");
    assertThat(stack.get(1)).isEqualTo("at " + call.field("site"));
    assertThat(stack.get(stack.size() - 1)).startsWith("at java.lang.Thread.run(");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void jsonOfManyLoopsIsOneObjectALineAndHasNoSecret(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("log-file-json", jdk);

    Ended ended =
        stormWithSecrets(
            sandbox
                .puppet()
                .withAgent("log.file=agent.json", "log.format=json", "log.rate=unlimited"));

    JsonLog log = JsonLogs.read(sandbox.file("agent.json"));
    assertAll(
        () -> assertEachCallIsThere(log),
        () ->
            assertThat(log.blockingCalls())
                .extracting(Report::function)
                .contains(Sites.QUERY, Sites.REQUEST),
        () -> assertThat(log.content()).doesNotContain(SECRET),
        () -> assertNoSecret(ended.error()));
  }

  private static void assertEachCallIsThere(JsonLog log) {
    Map<String, List<Report>> bySite =
        log.blockingCalls().stream()
            .filter(report -> report.function().startsWith(Sites.GENERATED))
            .collect(Collectors.groupingBy(Report::function));
    assertThat(bySite).hasSize(LOOPS * SITES);
    assertThat(bySite.values())
        .allSatisfy(
            reports ->
                assertThat(reports).extracting(Report::occurrences).containsExactly(1L, 2L, 3L));
  }

  /**
   * The report comes while the program runs on, and carries the time of the call's end: not that of
   * its writing.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aReportCarriesTheTimeOfTheCallsEnd(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("log-file-time", jdk);
    Path file = sandbox.file("agent.json");
    try (RunningProgram program =
        sandbox
            .puppet()
            .withAgent("log.file=agent.json", "log.format=json", "log.rate=unlimited")
            .start("listen")) {
      program.awaitLine();
      Set<Instant> ends = new TreeSet<>();
      for (int call = 1; call <= 3; call++) {
        Matcher times = times(program.order("sleep"));
        Report report = awaitReport(file, call);
        Instant end = Instant.parse(report.text("@timestamp"));
        assertThat(end).isBetween(instant(times.group(1)), instant(times.group(2)));
        ends.add(end);
      }
      assertThat(ends).as("the ends of three calls").hasSize(3);
      program.awaitEnd().well();
    }
  }

  private static Report awaitReport(Path file, int occurrence) {
    return await("report " + occurrence)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                JsonLogs.read(file).blockingCalls().stream()
                    .filter(report -> report.function().equals(Sites.SLEEP))
                    .filter(report -> report.occurrences() == occurrence)
                    .toList(),
            reports -> reports.size() == 1)
        .get(0);
  }

  private static Matcher times(String answer) {
    Matcher times = Pattern.compile("slept from=(\\d+) to=(\\d+)").matcher(answer);
    assertThat(times.matches()).as(answer).isTrue();
    return times;
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  /** Many calls on many loops, then a password, an SQL literal, a path, a query and a header. */
  private static Ended stormWithSecrets(JavaProgram program) {
    return program
        .withClassPath(ProgramFiles.classPathWithDatabase())
        .run(STORM, "query " + SECRET, "request " + SECRET)
        .well();
  }

  private static void assertNoSecret(List<String> lines) {
    assertThat(lines).noneMatch(line -> line.contains(SECRET));
  }
}
