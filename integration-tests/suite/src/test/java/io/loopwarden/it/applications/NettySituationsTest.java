package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.Summary;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Netty itself does on its event loops is allowed, though it waits: it takes tasks, shakes
 * hands, reads the resolver's files.
 *
 * <p>Each situation has an event loop of its own, which sleeps once when the situation is over. So
 * each loop has to have exactly this one report. The threshold is zero: nothing is silent merely
 * for being quick, and whatever is silent here is so with the default of a millisecond. Reports are
 * not limited to one a minute, so that each can be told by its event loop.
 */
class NettySituationsTest {
  private static final Program PROGRAM =
      new Program("netty-situations", "com.example.situations.SituationProgram");
  private static final String MISTAKE = "com.example.situations.Mistake.sleep";
  private static final int SITUATIONS = 22;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void nettysOwnCallsOnItsLoopsAreAllowed(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertAllowed(jdk));
  }

  private static void assertAllowed(Jdk jdk) {
    Agent agent = Agent.with("threshold", "0").and("log.rate", "unlimited");
    try (ObservedProgram program = PROGRAM.start(jdk, agent)) {
      Recording recording = program.awaitEnd(PATIENCE);
      List<PlayedSituation> situations = PlayedSituation.listedIn(recording.standardOutput());

      assertThat(situations).as("situations on %s", jdk).hasSize(SITUATIONS);
      Stream<Executable> each =
          situations.stream().map(situation -> () -> assertAllowed(situation, recording));
      assertAll(jdk.toString(), Stream.concat(each, Stream.of(() -> assertNothingElse(recording))));
    }
  }

  private static void assertAllowed(PlayedSituation situation, Recording recording) {
    assertThat(situation.problem()).as("what went wrong in: %s", situation.name()).isEmpty();
    assertThat(recording.log().blockingCalls())
        .filteredOn(report -> situation.name().equals(report.eventLoop()))
        .as("reports of: %s", situation.name())
        .extracting(Report::function)
        .containsExactly(MISTAKE);
  }

  private static void assertNothingElse(Recording recording) {
    Summary summary = recording.log().summary();
    assertThat(summary.sites())
        .as("sites of all calls that were counted")
        .extracting(Summary.Site::method)
        .containsExactly(MISTAKE);
    assertThat(summary.total()).as("calls that were counted").isEqualTo(SITUATIONS);
    assertThat(recording.exitCode()).as("exit code").isZero();
    assertThat(recording.complaintsAboutAgent()).as("standard error").isEmpty();
  }
}
