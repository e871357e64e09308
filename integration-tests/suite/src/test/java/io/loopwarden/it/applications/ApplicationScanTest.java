package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.isolation.Sandbox;
import io.loopwarden.it.scan.ScanOutput;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of an ordinary application, the scan finds the one mistake and nothing of what runs on other
 * threads; and the agent gives the mistake the same fingerprint when it happens. {@code
 * -Dloopwarden.it.stack=webflux} picks one application.
 */
class ApplicationScanTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** The mistakes of {@code ReturnsController}, which has several on purpose, and a detail. */
  private static final Set<String> OTHER_MISTAKES =
      Set.of(
          "com.example.webflux.ReturnsController.slow java.lang.Thread.sleep",
          "com.example.webflux.ReturnsController.lambda$count$0"
              + " org.springframework.jdbc.core.JdbcTemplate.queryForObject",
          "com.example.webflux.Prices.of java.sql.ResultSet.next");

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("io.loopwarden.it.applications.Application#onEachJdk")
  @Execution(ExecutionMode.CONCURRENT)
  void theMistakeIsFoundBeforeItHappens(Application application, Jdk jdk) throws Exception {
    List<ScanOutput.Problem> problems = scan(application, jdk);

    assertThat(problems)
        .extracting(problem -> problem.site() + ' ' + problem.call())
        .containsExactly(application.mistake().site() + ' ' + application.mistake().operation());
    Hiccups.retryAfterHiccup(
        () ->
            assertThat(reportedFingerprint(application, jdk))
                .isEqualTo(problems.get(0).fingerprint()));
  }

  private static List<ScanOutput.Problem> scan(Application application, Jdk jdk) {
    String module = "applications/" + application;
    List<String> arguments = new ArrayList<>();
    arguments.add("scan");
    arguments.add(ClassPaths.classes(module).toString());
    Stream.of(ClassPaths.libraries(module).split(File.pathSeparator))
        .filter(library -> library.endsWith(".jar"))
        .forEach(arguments::add);
    ScanOutput output =
        ScanOutput.of(
            Sandbox.of("scan-" + application, jdk).agentCommand(arguments.toArray(String[]::new)));
    return output.problems().stream()
        .filter(problem -> !problem.isForgotten())
        .filter(problem -> !OTHER_MISTAKES.contains(problem.site() + ' ' + problem.call()))
        .toList();
  }

  private static String reportedFingerprint(Application application, Jdk jdk) throws Exception {
    Agent agent = Agent.with("threshold", "20ms");
    try (ObservedProgram program = application.program().start(jdk, agent)) {
      String[] ready = program.awaitLine("ready").split("=");
      try (Customer customer = application.customerAt(Integer.parseInt(ready[1]))) {
        customer.useMistake();
      }
      Recording recording = program.awaitEnd(PATIENCE);
      return recording.log().blockingCalls().get(0).fingerprint();
    }
  }
}
