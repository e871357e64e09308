package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.Summary;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of an ordinary application in use, the one mistake is reported and nothing else, with the
 * fingerprint that a scan has given it before. {@code -Dloopwarden.it.stack=webflux} picks one
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
  void theMistakeAloneIsReported(Application application, Jdk jdk) throws Exception {
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
      String eventLoop = use(application.customerAt(Integer.parseInt(ready[1])));
      Recording recording = program.awaitEnd(PATIENCE);

      assertReports(application.mistake(), eventLoop, recording);
      FrameworksPage.assertRow(
          application.framework(), recording.log().blockingCalls().get(0), "none");
      assertThat(recording.exitCode()).as("exit code").isZero();
      assertThat(recording.complaintsAboutAgent()).as("standard error").isEmpty();
      return recording.log().blockingCalls().get(0);
    }
  }

  /** Uses the application for a while, and returns the name of the thread that made the mistake. */
  private static String use(Customer customer) throws Exception {
    try (customer) {
      int answers = customer.useAll(ROUNDS);
      String thread = customer.useMistake();
      answers += customer.useAll(1);
      assertThat(answers).as("right answers").isGreaterThan(6 * ROUNDS);
      return thread;
    }
  }

  private static void assertReports(
      ExpectedMistake mistake, String eventLoop, Recording recording) {
    assertThat(recording.log().blockingCalls())
        .extracting(Report::function, Report::operation, Report::category, Report::eventLoop)
        .containsExactly(tuple(mistake.site(), mistake.operation(), mistake.category(), eventLoop));
    assertThat(recording.log().blockingCalls())
        .extracting(
            report -> report.text("http.request.method"), report -> report.text("http.route"))
        .containsExactly(tuple(mistake.method(), mistake.route()));
    assertThat(recording.log().summary().sites())
        .as("sites of all calls that were counted")
        .extracting(Summary.Site::method)
        .containsExactly(mistake.site());
  }
}
