package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attaching to a JVM of another user, which root may do and nobody else. Only root can start JVMs
 * of another user, so the tests are skipped for everybody else.
 */
class AnotherUsersJvmTest {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final String NOBODY = "65534";
  private static final List<String> AS_NOBODY =
      List.of(SETPRIV.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

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

      List<String> command = new ArrayList<>(AS_NOBODY);
      command.addAll(List.of(sandbox.tool("java"), "-jar", jar.toString(), "attach", pid));
      Ended attach = sandbox.run(command);

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

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  @EnabledIf("canPlaySomebodyElse")
  void isAttachedToByRoot(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("another-users-jvm", jdk);
    Path folder = Files.createTempDirectory("loopwarden-it");
    try {
      Path jar = AgentJar.copyTo(folder.resolve("loopwarden-agent.jar"));
      String classPath = MistakesProgram.copyTo(folder);
      readableByAll(sandbox, folder);
      List<String> command = new ArrayList<>(AS_NOBODY);
      command.addAll(
          List.of(sandbox.tool("java"), "-cp", classPath, MistakesProgram.MAIN_CLASS, "wait"));
      try (RunningProgram program = RunningProgram.start(sandbox.folder(), command)) {
        assertThat(program.awaitLine()).startsWith("ready ");
        String pid = Long.toString(program.pid());

        assertThat(sandbox.agentCommand("list").well().output())
            .anyMatch(row -> row.matches(pid + " +nobody +no +" + MistakesProgram.MAIN_CLASS));
        Ended attached =
            sandbox.run(
                List.of(
                    sandbox.tool("java"), "-jar", jar.toString(), "attach", pid, "stall.warmup=0"));

        assertThat(attached.well().output())
            .containsExactly("Loopwarden is attached to process " + pid + ".");
        assertThat(program.order("go")).isEqualTo("done");
        MistakesProgram.assertReported(program.awaitEnd().well().log());
      }
    } finally {
      sandbox.run(List.of("rm", "-r", folder.toString())).well();
    }
  }

  private static void readableByAll(Sandbox sandbox, Path folder) {
    sandbox.run(List.of("chmod", "-R", "a+rX", folder.toString())).well();
  }
}
