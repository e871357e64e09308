package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever asks for the summary early takes nothing from the log, and counts nothing twice. */
class EarlySummaryTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void callsBeforeAnEarlySummaryAreReportedAndCountedAtTheEnd(Jdk jdk) {
    Recording recording = run("early-summary", "EarlySummary", jdk);

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(recording.standardOutput())
        .singleElement()
        .asString()
        .startsWith("EARLY ")
        .contains(" blocking_calls=1 ");
    assertThat(recording.log().blockingCalls()).hasSize(1);
    assertThat(recording.log().summary().total()).isEqualTo(1);
  }

  /** It would count twice: as what goes on, and as the call that has ended. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aStallThatHasEndedDoesNotGoOn(Jdk jdk) {
    Recording recording = run("summary-after-stall", "SummaryAfterStall", jdk);

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(recording.standardOutput()).containsExactly("ENDED 0 go on");
  }

  private static Recording run(String folder, String mainClass, Jdk jdk) {
    try (ObservedProgram program =
        ObservedProgram.start(
            "faults/" + folder,
            "faults",
            "com.example.faults.harm." + mainClass,
            jdk,
            Agent.withDefaults())) {
      return program.awaitEnd(Duration.ofMinutes(1));
    }
  }
}
