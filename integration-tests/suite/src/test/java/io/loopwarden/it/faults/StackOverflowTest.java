package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wherever in a hook the stack runs out, the loop stays under watch and the host notices nothing.
 */
class StackOverflowTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PROGRAM = "com.example.faults.stack.StackEdges";
  private static final int DEPTHS = 150;

  /** How many kinds of things the program does at each depth. */
  private static final int DEEDS = 3;

  private static final long CALLS_AFTERWARDS = DEEDS * (DEPTHS + 1);
  private static final String OVERFLOW = "java.lang.StackOverflowError";
  private static final String PASSED = "passed";

  private static Recording run(String mode, Jdk jdk) {
    try (ObservedProgram program =
        ObservedProgram.start(
            Launch.plain(), // how deep a stack goes depends on what the compiler inlines
            "faults/stack-" + mode,
            "faults",
            PROGRAM,
            jdk,
            Agent.with("mode", mode),
            Integer.toString(DEPTHS))) {
      return program.awaitEnd(PATIENCE);
    }
  }

  private static Map<String, Long> outcomes(Recording recording, String word) {
    return Stream.of(recording.printed(word).split(" "))
        .collect(
            Collectors.toMap(
                outcome -> outcome.substring(0, outcome.indexOf('=')),
                outcome -> Long.parseLong(outcome.substring(outcome.indexOf('=') + 1))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void afterEachOverflowTheNextCallIsReported(Jdk jdk) {
    Recording recording = run("report", jdk);

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(outcomes(recording, "EDGE").keySet()).isSubsetOf(OVERFLOW, PASSED);
    assertThat(outcomes(recording, "AFTER")).isEqualTo(Map.of(PASSED, CALLS_AFTERWARDS));
    assertThat(recording.log().summary().countAt(PROGRAM + ".sleepAfterwards"))
        .isEqualTo(CALLS_AFTERWARDS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aRefusalThatFailsNeverReachesTheHost(Jdk jdk) {
    Recording recording = run("throw", jdk);
    String ours = "io.loopwarden.api.BlockingCallException";

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(outcomes(recording, "EDGE").keySet()).isSubsetOf(OVERFLOW, PASSED, ours);
    assertThat(outcomes(recording, "AFTER")).isEqualTo(Map.of(ours, CALLS_AFTERWARDS));
  }
}
