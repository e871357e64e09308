package io.loopwarden.it.remedies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code of docs/remedies.md runs on real servers of all frameworks: what blocks is reported with
 * the section that it is in, and what that section shows instead gives the same answer without a
 * report.
 */
class RemediesTest {
  private static final String SITES = "com.example.remedies.Blocking";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String[] FRAMEWORKS = {
    "netty", "none", "vertx", "reactor", "rxjava", "ktor", "armeria", "grpc", "micronaut"
  };

  /** On a machine with more threads than cores any lock or file can take some milliseconds. */
  private static final String BUSY_MACHINE = "20ms";

  /** Code of categories that does not block here, and why. What is to be done instead runs. */
  private static final Map<String, String> NOT_BLOCKING =
      Map.of(
          "entropy", "the random numbers of Linux are there at once",
          "worker-pool", "not an event loop waits, but work for a pool: PoolSaturationTest",
          "ordered-queue", "not an event loop waits, but tasks for others: PoolSaturationTest",
          "connection-pool", "not an event loop waits, but a pool's thread: ConnectionPoolTest",
          "reactive-pool", "nobody waits on a thread: ReactivePoolTest");

  /** The method that blocks, if it has not the name of its category. */
  private static final Map<String, String> METHODS =
      Map.of("wait", ".await", "one-off", "$Rates.<clinit>", "file-lock", ".fileLock");

  /** The categories of which a line calls two methods that block. */
  private static final Map<String, Integer> PROBLEMS = Map.of("process", 2);

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void whatBlocksIsReportedAndItsRemedyIsNot(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(
        () ->
            assertRemedies(
                List.of(
                    run(jdk, "frameworks", "com.example.remedies.FrameworksProgram", FRAMEWORKS),
                    run(jdk, "quarkus", "io.quarkus.bootstrap.runner.QuarkusEntryPoint"))));
  }

  private static Recording run(Jdk jdk, String program, String mainClass, String... arguments) {
    Agent agent =
        Agent.with("log.rate", "unlimited").and("threshold", BUSY_MACHINE).and("stall.warmup", "0");
    try (ObservedProgram started =
        ObservedProgram.start(
            "remedies-" + program, "remedies/" + program, mainClass, jdk, agent, arguments)) {
      return started.awaitEnd(PATIENCE);
    }
  }

  private static void assertRemedies(List<Recording> recordings) {
    for (Recording recording : recordings) {
      assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    }
    assertAll(
        () -> assertThat(reports(recordings)).isEqualTo(expected()),
        () -> assertThat(answers("after", recordings)).isEqualTo(answers("before", recordings)));
  }

  /** Where code of which section blocks, and by how many calls. */
  private static Map<String, Integer> expected() {
    Map<String, Integer> expected = new TreeMap<>();
    for (String section : RemediesPage.sections()) {
      String category = RemediesPage.category(section);
      if (!NOT_BLOCKING.containsKey(category)) {
        String method = METHODS.getOrDefault(category, "." + category);
        expected.put(section + " " + SITES + method, PROBLEMS.getOrDefault(category, 1));
      }
    }
    return expected;
  }

  /** Sections and sites of all blocking calls, and of the stalls of code that computes. */
  private static Map<String, Integer> reports(List<Recording> recordings) {
    Map<String, Integer> reports = new TreeMap<>();
    for (Recording recording : recordings) {
      for (Report report : recording.log().reports()) {
        if (report.isBlockingCall() || isComputation(report)) {
          String url = String.valueOf(report.text("loopwarden.remedy_url"));
          String section = url.replace("docs/remedies.md#", "");
          reports.merge(section + " " + report.function(), 1, Integer::sum);
        }
      }
    }
    return reports;
  }

  private static boolean isComputation(Report report) {
    return Report.STALL.equals(report.eventName())
        && !report.flag("loopwarden.ongoing")
        && (SITES + ".cpu").equals(report.function());
  }

  /** What the programs printed: framework, category and answer. */
  private static List<String> answers(String when, List<Recording> recordings) {
    List<String> answers = new ArrayList<>();
    for (Recording recording : recordings) {
      recording.standardOutput().stream()
          .filter(line -> line.startsWith(when + " "))
          .map(line -> line.substring(when.length() + 1))
          .forEach(answers::add);
    }
    return answers;
  }
}
