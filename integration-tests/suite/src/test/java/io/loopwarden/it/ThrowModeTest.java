package io.loopwarden.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Outcome;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.Target;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code mode=throw}: a call that blocks by nature is refused before it runs, and recorded whatever
 * becomes of the exception.
 */
class ThrowModeTest {
  private static final String EXCEPTION = "io.loopwarden.api.BlockingCallException";

  /** What tells of a call that did not run, by scenario: for the rest, the exception has to do. */
  private static final Map<String, String> UNTOUCHED =
      Map.of(
          "socketConnect", "connections=0",
          "socketConnectWithTimeout", "connections=0",
          "socketConstructor", "connections=0",
          "channelConnect", "connections=0",
          "channelOpenToAddress", "connections=0",
          "urlConnectionGetInputStream", "requests=0",
          "httpClientSend", "requests=0",
          "jdbcExecuteUpdate", "rows=10",
          "jdbcPreparedExecuteBatch", "rows=10",
          "jdbcRollback", "rows=11");

  /**
   * What scenarios return that catch the exception. Had the sleep begun, the interruption would be
   * gone.
   */
  private static final Map<String, String> CAUGHT =
      Map.of(
          "swallowedSleep", "swallowed " + EXCEPTION, "interruptedSleep", "never began to sleep");

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("io.loopwarden.it.harness.Targets#representative")
  @Execution(ExecutionMode.CONCURRENT)
  void refusesAndRecords(Target target) {
    List<ExpectedReport> scenarios =
        Observation.playable(
            Stream.of(
                    ExpectedReports.withoutDatabase(),
                    ExpectedReports.withDatabase().stream(),
                    Stream.of(ExpectedReports.openingAConnection()))
                .flatMap(Function.identity()),
            target);

    Observation observation =
        Observation.of(
            "mode-throw",
            target,
            Agent.with("mode", "throw"),
            scenarios,
            "--database-url=jdbc:h2:mem:pets;DB_CLOSE_DELAY=-1");

    Stream<Executable> refusals =
        scenarios.stream().map(expected -> () -> assertRefused(expected, observation));
    assertAll(
        target.toString(), Stream.concat(refusals, Stream.of(observation::assertGoodManners)));
  }

  private static void assertRefused(ExpectedReport expected, Observation observation) {
    Outcome outcome = observation.outcomes().get(expected.scenario());
    Report report = observation.reportOf(expected);
    assertThat(report.operation()).isEqualTo(expected.operation());
    assertThat(report.eventLoop()).isEqualTo(outcome.thread());
    observation.assertCounted(expected);
    if (CAUGHT.containsKey(expected.scenario())) {
      assertThat(outcome.returned())
          .as(expected.scenario())
          .isEqualTo(CAUGHT.get(expected.scenario()));
    } else {
      assertThrew(outcome, expected, report);
    }
    if (UNTOUCHED.containsKey(expected.scenario())) {
      assertThat(outcome.evidence())
          .as(expected.scenario())
          .isEqualTo(UNTOUCHED.get(expected.scenario()));
    }
  }

  private static void assertThrew(Outcome outcome, ExpectedReport expected, Report report) {
    assertThat(outcome.thrown()).as("what %s threw", expected).isEqualTo(EXCEPTION);
    assertThat(outcome.message())
        .as("the exception's message in %s", expected)
        .contains(expected.operation(), outcome.thread(), report.remedy());
  }
}
