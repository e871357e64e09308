package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's threads harm no host that treats them badly, and go on with their work. */
class HarmlessThreadsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String HARM = "com.example.faults.harm.";

  private static Recording run(String program, Launch launch, Jdk jdk, Agent agent) {
    try (ObservedProgram started =
        ObservedProgram.start(launch, "faults/" + program, "faults", HARM + program, jdk, agent)) {
      return started.awaitEnd(PATIENCE);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void memoryThatRunsOutEndsNeitherTheHostNorTheReports(Jdk jdk) {
    Recording recording =
        run("OutOfMemory", Launch.withFlags("-Xmx48m"), jdk, Agent.withDefaults());

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(recording.standardOutput()).contains("survived all");
    assertThat(recording.log().blockingCalls())
        .extracting(Report::function)
        .contains(HARM + "OutOfMemory.sleepAfterwards");
    assertThat(recording.log().summary().total()).isPositive();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void interruptsNeitherStopTheReportsNorMakeThreadsSpin(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertInterruptsChangeNothing(jdk));
  }

  private static void assertInterruptsChangeNothing(Jdk jdk) {
    Recording recording = run("Interrupts", Launch.plain(), jdk, Agent.withDefaults());

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(recording.log().blockingCalls())
        .extracting(Report::function)
        .contains(HARM + "Interrupts.sleepAfterwards");
    assertThat(recording.standardOutput())
        .anyMatch(line -> line.startsWith("loopwarden-reporter "))
        .anyMatch(line -> line.startsWith("loopwarden-watchdog "))
        .allSatisfy(line -> assertThat(percentRunning(line)).as(line).isLessThan(50));
  }

  private static int percentRunning(String line) {
    return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void namesOfThreadsForgeNothing(Jdk jdk) {
    Recording recording = run("HostileNames", Launch.plain(), jdk, Agent.withDefaults());

    assertThat(recording.log().blockingCalls())
        .hasSize(1) // one problem, one report
        .noneMatch(report -> report.fingerprint().equals("00000000"));
    assertThat(recording.log().content()).doesNotContain("\u2028", "\u0085", "\u202e");
    assertThat(recording.log().summary().total()).isEqualTo(4);
  }
}
