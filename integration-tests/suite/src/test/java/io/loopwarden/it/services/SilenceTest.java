package io.loopwarden.it.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Filter;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.stalls.LoopFigures;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of a service that never blocks an event loop nothing is reported, from its first request on:
 * under load, with the agent's defaults and a line on the console for each request. Runs only with
 * {@code -Dloopwarden.it.silence.seconds=300}, the duration of the load; {@code
 * -Dloopwarden.it.stack=vertx} picks one service.
 */
@MeasuresTime
@EnabledIfSystemProperty(
    named = "loopwarden.it.silence.seconds",
    matches = "\\d+",
    disabledReason = "on a busy machine a correct service has reports, see docs/limits.md")
class SilenceTest {
  private static final long SECONDS = Long.getLong("loopwarden.it.silence.seconds", 3);
  private static final long LONG_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Set<String> REPORTS = Set.of(Report.BLOCKING_CALL, Report.STALL);

  static Stream<Arguments> services() {
    Filter filter = Filter.of("stack");
    return Arrays.stream(Service.values())
        .filter(service -> filter.admits(service.toString()))
        .flatMap(service -> InstalledJdks.chosen().stream().map(jdk -> Arguments.of(service, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("services")
  void aServiceThatNeverBlocksIsNotReported(Service service, Jdk jdk) throws Exception {
    if (SECONDS < LONG_SECONDS) {
      Hiccups.retryAfterHiccup(() -> assertNotReported(service, jdk));
    } else {
      assertNotReported(service, jdk); // of a long run even a busy machine is no excuse
    }
  }

  private static void assertNotReported(Service service, Jdk jdk) throws Exception {
    try (ObservedProgram program = service.start(jdk, Agent.withDefaults())) {
      String[] ready = program.awaitLine("ready").split("=");
      Answers answers = service.load(jdk, Integer.parseInt(ready[1]), SECONDS);
      Recording recording = program.awaitEnd(PATIENCE);

      System.out.printf("%s on %s: %s%n", service, jdk, answers);
      SoftAssertions.assertSoftly(all -> assertQuiet(all, recording, answers));
      assertWatched(recording, answers);
    }
  }

  private static void assertQuiet(SoftAssertions all, Recording recording, Answers answers) {
    all.assertThat(recording.log().reports())
        .as("reports")
        .filteredOn(report -> REPORTS.contains(report.eventName()))
        .isEmpty();
    all.assertThat(recording.log().summary().total()).as("calls that were counted").isZero();
    all.assertThat(answers.wrong())
        .as("wrong answers, the first: %s", answers.firstWrong())
        .isZero();
    all.assertThat(recording.exitCode()).as("exit code").isZero();
    all.assertThat(recording.complaintsAboutAgent()).as("standard error").isEmpty();
  }

  /** Asserts that the silence is not for want of an agent, a request or a log. */
  private static void assertWatched(Recording recording, Answers answers) {
    assertThat(LoopFigures.of(recording).stream().mapToLong(LoopFigures::iterations).sum())
        .as("iterations of the event loops")
        .isGreaterThan(answers.right());
    assertThat(recording.standardOutput().size())
        .as("lines on the console")
        .isGreaterThan((int) answers.right());
    assertThat(answers.right()).as("right answers").isPositive();
  }
}
