package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attaching to a JVM of somebody else. Only the superuser can play somebody else, so only for that
 * one there is such a test.
 */
class AnotherUsersJvmTest {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final String NOBODY = "65534";

  static boolean canPlaySomebodyElse() {
    return System.getProperty("user.name").equals("root") && Files.isExecutable(SETPRIV);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  @EnabledIf("canPlaySomebodyElse")
  void isRefusedInOneLine(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("another-user", jdk);
    Path folder = Files.createTempDirectory("loopwarden-it");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path jar = AgentJar.copyTo(folder.resolve("loopwarden-agent.jar"));
    try (RunningProgram program = sandbox.puppet().start("listen")) {
      program.awaitLine();
      String pid = Long.toString(program.pid());

      Ended attach =
          sandbox.run(
              List.of(
                  SETPRIV.toString(),
                  "--reuid=" + NOBODY,
                  "--regid=" + NOBODY,
                  "--clear-groups",
                  sandbox.tool("java"),
                  "-jar",
                  jar.toString(),
                  "attach",
                  pid));

      assertThat(attach.exitCode()).as("exit code; %s", attach).isEqualTo(2);
      assertThat(attach.output()).isEmpty();
      assertThat(attach.error()).singleElement().asString().contains("process " + pid, "same user");
      assertThat(program.order("sleep")).startsWith("slept");
      assertThat(program.awaitEnd().well().log().entries()).isEmpty();
    } finally {
      Files.delete(jar);
      Files.delete(folder);
    }
  }
}
