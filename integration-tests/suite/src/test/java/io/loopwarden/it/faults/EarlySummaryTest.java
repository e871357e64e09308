package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever asks for the summary before the log is open takes nothing from the log. */
class EarlySummaryTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void callsBeforeAnEarlySummaryAreReportedAndCountedAtTheEnd(Jdk jdk) {
    Recording recording = run(jdk);

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(recording.standardOutput())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).startsWith("EARLY ").contains(" blocking_calls=1 "));
    assertThat(recording.log().summary().total()).isEqualTo(2);
  }

  /** It would count twice: as what goes on, and as the call that has ended. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aStallThatHasEndedDoesNotGoOn(Jdk jdk) {
    assertThat(run(jdk).standardOutput()).contains("ENDED 0 go on");
  }

  private static Recording run(Jdk jdk) {
    try (ObservedProgram program =
        ObservedProgram.start(
            "faults/early-summary",
            "faults",
            "com.example.faults.harm.EarlySummary",
            jdk,
            Agent.withDefaults())) {
      return program.awaitEnd(Duration.ofMinutes(1));
    }
  }
}
