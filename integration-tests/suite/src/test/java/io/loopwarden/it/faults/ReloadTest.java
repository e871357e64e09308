package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.metrics.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications that are undeployed: the agent has reported their mistakes and keeps no class. */
class ReloadTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String PACKAGE = "com.example.faults.reload.";
  private static final String APPLICATION = PACKAGE + "app.";

  /** What the JDK and Netty load late, for themselves; 30 deployments have some 450 classes. */
  private static final long FEW_CLASSES = 100;

  /** What these classes take, and free blocks between those that were unloaded. */
  private static final long FEW_KILOBYTES = 1024;

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void fiftyDeploymentsOnASharedLoopLeaveNothing(Jdk jdk) throws Exception {
    Recording recording = run(jdk, "shared", 50);

    assertAllReported(recording);
    assertThat(number(recording, "KEPT")).isZero();
    assertThat(number(recording, "CLASSES")).isLessThan(FEW_CLASSES);
    assertThat(number(recording, "METASPACE")).isLessThan(FEW_KILOBYTES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void deploymentsWithLoopsOfTheirOwnLeaveNothing(Jdk jdk) throws Exception {
    Recording recording = run(jdk, "own", 3);

    assertAllReported(recording);
    assertThat(number(recording, "KEPT")).isZero();
  }

  private static void assertAllReported(Recording recording) {
    assertThat(recording.exitCode()).as("%s", recording.standardError()).isZero();
    assertThat(recording.complaintsAboutAgent()).isEmpty();
    assertThat(recording.log().blockingCalls())
        .extracting(Report::function)
        .contains(
            APPLICATION + "Mistake.sleep",
            APPLICATION + "Mistake.waitForLock",
            APPLICATION + "Mistake.connect",
            APPLICATION + "Mistake.callGateway",
            APPLICATION + "Mistake.waitForFuture");
    assertThat(recording.log().named("loopwarden.pool_saturated")).isNotEmpty();
    assertThat(recording.log().named(Report.STALL))
        .extracting(Report::function)
        .anyMatch(function -> String.valueOf(function).startsWith(APPLICATION + "Mistake."));
  }

  private static long number(Recording recording, String word) {
    return Long.parseLong(recording.printed(word));
  }

  private Recording run(Jdk jdk, String how, int times) throws IOException {
    Path operations =
        Files.writeString(
            folder.resolve("operations.txt"),
            APPLICATION
                + """
                Gateway.call
                  category gateway
                  nature   blocking
                  remedy   do not call it
                  weave    com.example.faults.reload.app.Gateway call
                """);
    try (ObservedProgram program =
        ObservedProgram.start(
            Launch.plain(), // what a collector unloads
            "faults/reload-" + how,
            "faults",
            PACKAGE + "ReloadProgram",
            jdk,
            Agent.with("operations.file", operations.toString())
                .and("stall.threshold", "40ms")
                .and("stall.warmup", "0")
                .and("pool.threshold", "50ms")
                .and("metrics.bridge", "auto")
                .and("metrics.port", Integer.toString(FreePort.find()))
                .and("page.port", Integer.toString(FreePort.find()))
                .and("jmx", "true")
                .and("timeline.file", folder.resolve("timeline").toString())
                .and("histograms.file", folder.resolve("histograms").toString())
                .and("report.file", folder.resolve("report.html").toString())
                .and("results", folder.resolve("results").toString())
                .and("stall.platform", "true"), // on a busy machine, stalls are the platform's
            how,
            Integer.toString(times),
            "all")) {
      return program.awaitEnd(PATIENCE);
    }
  }
}
