package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.metrics.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's threads harm no host that treats them badly, and go on with their work. */
class HarmlessThreadsTest {
  @TempDir private Path folder;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String HARM = "com.example.faults.harm.";

  private static Recording run(String program, Launch launch, Jdk jdk, Agent agent) {
    return run("", program, launch, jdk, agent);
  }

  private static Recording run(
      String purpose, String program, Launch launch, Jdk jdk, Agent agent, String... arguments) {
    String test = "faults/" + program + purpose;
    try (ObservedProgram started =
        ObservedProgram.start(launch, test, "faults", HARM + program, jdk, agent, arguments)) {
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

  /** With every output, each of which has threads of its own. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void memoryThatRunsOutEndsNoOutput(Jdk jdk) throws Exception {
    int metrics = FreePort.find();
    int page = FreePort.find();
    List<String> addresses =
        List.of(
            "http://127.0.0.1:" + metrics + "/metrics",
            "http://127.0.0.1:" + metrics + "/health/live",
            "http://127.0.0.1:" + page + "/");
    Agent agent =
        Agent.with("metrics.port", Integer.toString(metrics))
            .and("page.port", Integer.toString(page))
            .and("jmx", "true")
            .and("metrics.bridge", "auto")
            .and("otlp.endpoint", "http://127.0.0.1:" + FreePort.find()) // nobody listens
            .and("timeline.file", folder.resolve("timeline").toString())
            .and("histograms.file", folder.resolve("histograms.hlog").toString())
            .and("report.file", folder.resolve("report.html").toString())
            .and("results", folder.resolve("results").toString());

    Recording recording =
        run(
            "-outputs",
            "OutOfMemory",
            Launch.withFlags("-Xmx48m"),
            jdk,
            agent,
            addresses.toArray(new String[0]));

    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(recording.standardOutput())
        .contains("survived all", "ended []")
        .containsAll(addresses.stream().map(address -> address + " 200 with a body").toList());
    assertThat(recording.log().blockingCalls())
        .extracting(Report::function)
        .contains(HARM + "OutOfMemory.sleepAfterwards");
    assertThat(folder.resolve("report.html")).content().contains("sleepAfterwards");
    assertThat(folder.resolve("results").toFile().listFiles()).hasSize(1);
    assertThat(folder.resolve("histograms.hlog")).isNotEmptyFile();
    assertThat(folder.resolve("timeline")).isNotEmptyFile();
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
