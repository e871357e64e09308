package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.SpawnedJvm;
import io.loopwarden.it.harness.WorkFolders;
import io.loopwarden.it.metrics.FreePort;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Services under load, into which faults are injected at random for as many seconds as {@code
 * -Dloopwarden.it.soak.seconds} says; 1800 are a proof. The random seed is printed, and set by
 * {@code -Dloopwarden.it.soak.seed}. Without the first property there is no soak: in a few seconds
 * it finds less than the tests of each fault do.
 */
@EnabledIfSystemProperty(named = SoakTest.SECONDS, matches = "[0-9]+")
class SoakTest {
  static final String SECONDS = "loopwarden.it.soak.seconds";

  private static final String SEED = "loopwarden.it.soak.seed";
  private static final String SOAK = "com.example.faults.soak.";

  /** To start and to end it, on a busy machine. */
  private static final Duration AROUND = Duration.ofMinutes(5);

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aServiceOnVertxAndTheAgentSurviveFaults(Jdk jdk) throws IOException {
    soak("vertx", SOAK + "VertxService", SOAK + "VertxService.sleepOnLoop", "faults", jdk);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aServiceOnWebFluxAndTheAgentSurviveFaults(Jdk jdk) throws IOException {
    String module = "applications/webflux";
    soak("webflux", "com.example.webflux.Shop", "com.example.webflux.Prices.of", module, jdk);
  }

  private static void soak(String name, String service, String mistake, String module, Jdk jdk)
      throws IOException {
    long seconds = Long.getLong(SECONDS);
    Path folder = WorkFolders.create("faults/soak-" + name + "-jdk" + jdk.feature());
    Path log = folder.resolve("loopwarden.json");
    List<String> command =
        List.of(
            jdk.program("java").toString(),
            "-Xmx128m",
            "-Dsoak.seconds=" + seconds,
            "-Dsoak.seed=" + Long.getLong(SEED, System.nanoTime()),
            "-Dsoak.mistake=" + mistake,
            "-javaagent:%s=log.format=json,log.file=%s,%s"
                .formatted(Agent.jar(), log, outputs(folder)),
            "-cp",
            classPath(module),
            SOAK + "Soak",
            service);
    try (SpawnedJvm jvm = new SpawnedJvm(folder, "soak", command)) {
      int exitCode = jvm.awaitExit(AROUND.plusSeconds(seconds));

      assertThat(jvm.standardOutput()).contains("soak passed");
      assertThat(exitCode).isZero();
      assertThat(Files.readString(log)).endsWith("\n").contains("\"loopwarden.summary\"", mistake);
    }
  }

  /** Every output; nobody receives what is sent. */
  private static String outputs(Path folder) throws IOException {
    return ("metrics.port=%d,page.port=%d,jmx=true,otlp.endpoint=http://127.0.0.1:%d"
            + ",timeline.file=%4$s/timeline,histograms.file=%4$s/histograms.hlog"
            + ",report.file=%4$s/report.html,results=%4$s/results")
        .formatted(FreePort.find(), FreePort.find(), FreePort.find(), folder);
  }

  /** The classes of the faults, and a service with all that it needs. */
  private static String classPath(String module) {
    String faults = ClassPaths.ofModule("faults");
    String classes = faults.substring(0, faults.indexOf(File.pathSeparatorChar));
    return classes + File.pathSeparatorChar + ClassPaths.ofModule(module);
  }
}
