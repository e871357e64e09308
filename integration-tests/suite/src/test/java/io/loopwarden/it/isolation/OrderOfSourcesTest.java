package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Matrix;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One option in several places: the agent's argument wins, then the system property, the
 * environment, the file. Each place asks for another number of stack lines, which tells who won.
 */
class OrderOfSourcesTest {
  /** The default shows them all. */
  private static final int FRAMES_OF_APPLICATION = 2;

  static Stream<Arguments> jdksAndWinners() {
    return Stream.of(Source.values())
        .flatMap(winner -> Matrix.inTurn(winner.ordinal()).map(jdk -> Arguments.of(jdk, winner)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndWinners")
  @Execution(ExecutionMode.CONCURRENT)
  void theFirstThatNamesAnOptionWins(Jdk jdk, Source winner) {
    Sandbox sandbox = Sandbox.of("order-of-sources-" + winner, jdk);
    JavaProgram program = sandbox.puppet();
    sandbox.write("agent.properties", "log.stack=" + lines(Source.FILE));
    if (winner.compareTo(Source.ENVIRONMENT) <= 0) {
      program.withVariable("LOOPWARDEN_LOG_STACK", lines(Source.ENVIRONMENT));
    }
    if (winner.compareTo(Source.SYSTEM_PROPERTY) <= 0) {
      program.withProperty("loopwarden.log.stack", lines(Source.SYSTEM_PROPERTY));
    }
    if (winner == Source.AGENT_ARGUMENT) {
      program.withAgent("log.stack=" + lines(Source.AGENT_ARGUMENT), "config=agent.properties");
    } else {
      program.withAgent("config=agent.properties");
    }

    TextLog log = program.run("sleep").well().log();

    assertThat(log.named("invalid_option")).isEmpty();
    int frames = stackOfSleep(log).size();
    if (winner.ordinal() == FRAMES_OF_APPLICATION + 1) {
      assertThat(frames).isGreaterThan(FRAMES_OF_APPLICATION);
    } else {
      assertThat(frames).isEqualTo(winner.ordinal());
    }
  }

  private static String lines(Source source) {
    return source.ordinal() > FRAMES_OF_APPLICATION ? "full" : Integer.toString(source.ordinal());
  }

  /** It might have hidden what its author wanted, and nobody would know. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void anInvalidValueIsNotReplacedByTheNextSource(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("order-of-mistakes", jdk);

    TextLog log =
        sandbox
            .puppet()
            .withProperty("loopwarden.log.stack", "1")
            .withAgent("log.stack=deep")
            .run("sleep")
            .well()
            .log();

    Mistake.assertEachGetsOneLine(
        List.of(new Mistake("log.stack", "deep", "a whole number from 0 to 256, or full")), log);
    assertThat(stackOfSleep(log)).hasSize(FRAMES_OF_APPLICATION);
  }

  private static List<String> stackOfSleep(TextLog log) {
    List<TextEntry> calls = log.blockingCallsAt(Sites.SLEEP);
    assertThat(calls).hasSize(1);
    return calls.get(0).details().stream().filter(line -> line.startsWith("at ")).toList();
  }
}
