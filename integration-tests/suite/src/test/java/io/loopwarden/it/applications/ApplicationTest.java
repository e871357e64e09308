package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of an ordinary application in use, its mistakes are reported and nothing else, the first with the
 * fingerprint that a scan has given it before. What blocks after the answer of another server
 * belongs to the request that asked it. {@code -Dloopwarden.it.stack=webflux} picks one
 * application.
 */
class ApplicationTest {
  private static final int ROUNDS = Integer.getInteger("loopwarden.it.application.rounds", 12);
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** On a machine with more threads than cores any lock or file can take a millisecond. */
  private static final String BUSY_MACHINE = "20ms";

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("io.loopwarden.it.applications.Application#onEachJdk")
  @Execution(ExecutionMode.CONCURRENT)
  void theMistakesAloneAreReported(Application application, Jdk jdk) throws Exception {
    Optional<String> scanned = ApplicationScan.fingerprintOfTheMistake(application, jdk);
    Hiccups.retryAfterHiccup(
        () -> {
          Report report = theOneReport(application, jdk);
          scanned.ifPresent(expected -> assertThat(report.fingerprint()).isEqualTo(expected));
        });
  }

  private static Report theOneReport(Application application, Jdk jdk) throws Exception {
    Agent agent = Agent.with("threshold", BUSY_MACHINE);
    try (ObservedProgram program = application.program().start(jdk, agent)) {
      String[] ready = program.awaitLine("ready").split("=");
      String eventLoop = use(application, Integer.parseInt(ready[1]));
      Recording recording = program.awaitEnd(PATIENCE);

      assertReports(application, eventLoop, recording);
      Report report = theMistake(application, recording);
      FrameworksPage.assertRow(application.framework(), report, "none");
      assertThat(recording.exitCode()).as("exit code").isZero();
      assertThat(recording.complaintsAboutAgent()).as("standard error").isEmpty();
      return report;
    }
  }

  /** Two event loops are reported in any order. */
  private static Report theMistake(Application application, Recording recording) {
    return recording.log().blockingCalls().stream()
        .filter(report -> report.function().equals(application.mistake().site()))
        .findFirst()
        .orElseThrow();
  }

  /** Uses the application for a while, and returns the name of the thread that made the mistake. */
  private static String use(Application application, int port) throws Exception {
    try (Customer customer = application.customerAt(port)) {
      int answers = customer.useAll(ROUNDS);
      String thread = customer.useMistake();
      answers += customer.useAll(1);
      if (application.laterMistake().isPresent()) {
        customer.useLaterMistake();
      }
      assertThat(answers).as("right answers").isGreaterThan(6 * ROUNDS);
      return thread;
    }
  }

  private static void assertReports(
      Application application, String eventLoop, Recording recording) {
    List<ExpectedMistake> expected = new ArrayList<>(List.of(application.mistake()));
    application.laterMistake().ifPresent(expected::add);
    assertThat(recording.log().blockingCalls())
        .extracting(
            report ->
                new ExpectedMistake(
                    report.function(),
                    report.operation(),
                    report.category(),
                    report.text("http.request.method"),
                    report.text("http.route")))
        .containsExactlyInAnyOrderElementsOf(expected); // two event loops may block at once
    assertThat(recording.log().blockingCalls())
        .filteredOn(report -> report.function().equals(application.mistake().site()))
        .singleElement()
        .satisfies(report -> assertThat(report.eventLoop()).isEqualTo(eventLoop));
    assertThat(recording.log().summary().sites())
        .as("sites of all calls that were counted")
        .extracting(Summary.Site::method)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(ExpectedMistake::site).toList());
  }
}
