package io.loopwarden.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.Outcome;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.ScenarioServer;
import io.loopwarden.it.harness.SideBySide;
import io.loopwarden.it.harness.Target;
import io.loopwarden.it.harness.Targets;
import io.loopwarden.it.load.Load;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server that behaves well is left alone: while it is idle, while it is busy with everything it
 * speaks, and while it shuts down. {@code -Dloopwarden.it.load.seconds=300} makes it last longer.
 *
 * <p>One call that does block comes between load and shutdown. It alone is reported, so the silence
 * is not for want of an agent.
 */
@MeasuresTime
class FalsePositiveTest {
  private static final Duration TOTAL =
      Duration.ofSeconds(Long.getLong("loopwarden.it.load.seconds", 3));
  private static final Duration IDLE = TOTAL.dividedBy(6);

  /** Two at a time: one starts or ends while the other one is busy. */
  static Stream<List<Target>> pairs() {
    List<Target> targets = Targets.sampledWithoutFlags().toList();
    int half = (targets.size() + 1) / 2;
    return IntStream.range(0, half)
        .mapToObj(
            i ->
                i + half < targets.size()
                    ? List.of(targets.get(i), targets.get(i + half))
                    : List.of(targets.get(i)));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("pairs")
  void aServerThatDoesNotBlockIsNotReported(List<Target> targets) {
    SideBySide.each(targets, FalsePositiveTest::assertNotReported);
  }

  private static void assertNotReported(Target target) throws Exception {
    try (ScenarioServer server =
        ScenarioServer.start("false-positives", target, Agent.withDefaults())) {
      Thread.sleep(IDLE.toMillis());
      long answers = Load.on(server, TOTAL.minus(IDLE));
      Outcome control = server.run("threadSleep");
      Recording recording = server.stop();

      System.out.printf("%s: %d right answers%n", target, answers);
      assertThat(recording.log().blockingCalls())
          .as("blocking calls on %s", target)
          .extracting(Report::function, Report::eventLoop)
          .containsExactly(
              tuple("com.example.scenarios.SleepScenarios.threadSleep", control.thread()));
      assertThat(recording.log().summary().total()).as("calls counted on %s", target).isEqualTo(1);
      assertThat(recording.complaintsAboutAgent()).as("standard error of %s", target).isEmpty();
    }
  }
}
