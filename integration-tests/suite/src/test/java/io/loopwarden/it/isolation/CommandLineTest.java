package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Matrix;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The command line's manners: what it lists, and the one line and the exit code of each mistake, 1
 * for what failed and 2 for what cannot be understood.
 */
class CommandLineTest {
  /** Beyond what any system gives to a process. */
  private static final String NO_PROCESS = "2147483647";

  static Stream<Arguments> mistakes() {
    List<Mistaken> mistakes =
        List.of(
            mistake(2, "there is no process " + NO_PROCESS, "attach", NO_PROCESS),
            mistake(2, "there is no process " + NO_PROCESS, "report", NO_PROCESS),
            mistake(2, "\"12x\" is no process id; allowed: ", "attach", "12x"),
            mistake(2, "<pid>", "attach"),
            mistake(2, "<pid>", "report"),
            mistake(2, "\"mode\" is no option", "attach", NO_PROCESS, "mode"),
            mistake(
                2,
                "\"atach\"; nearest: attach; allowed: attach, report, list",
                "atach",
                NO_PROCESS),
            mistake(2, "nearest: operations", "operatoins"),
            mistake(2, "a command is missing; allowed: attach, report, list"));
    return IntStream.range(0, mistakes.size())
        .boxed()
        .flatMap(i -> Matrix.inTurn(i).map(jdk -> Arguments.of(jdk, mistakes.get(i))));
  }

  /** Arguments of the command line, and what becomes of them. */
  private record Mistaken(int exitCode, String message, List<String> arguments) {
    @Override
    public String toString() {
      return arguments.toString();
    }
  }

  private static Mistaken mistake(int exitCode, String message, String... arguments) {
    return new Mistaken(exitCode, message, Arrays.asList(arguments));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("mistakes")
  @Execution(ExecutionMode.CONCURRENT)
  void aMistakeGetsOneLine(Jdk jdk, Mistaken mistake) {
    Sandbox sandbox =
        Sandbox.of(
            "mistake-" + mistake.exitCode() + "-" + String.join("-", mistake.arguments()), jdk);

    Ended ended = sandbox.agentCommand(mistake.arguments().toArray(String[]::new));

    ended.complains(mistake.exitCode(), mistake.message());
  }

  /** What asks a JVM to talk would kill another process. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aProcessThatIsNoJvmSurvives(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("no-jvm", jdk);
    try (RunningProgram sleep = RunningProgram.start(sandbox.folder(), List.of("sleep", "600"))) {
      String pid = Long.toString(sleep.pid());

      sandbox.agentCommand("attach", pid).complains(2, "process " + pid + " is not a JVM");
      assertThat(sleep.isAlive()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void operationsAreListed(Jdk jdk) {
    assertLists(
        Sandbox.of("operations", jdk).agentCommand("operations"),
        "sleep +blocking +java\\.lang\\.Thread\\.sleep +\\S.*",
        "jdbc +blocking +java\\.sql\\.Statement\\.executeQuery +\\S.*");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void optionsAreListed(Jdk jdk) {
    assertLists(
        Sandbox.of("options", jdk).agentCommand("options"),
        "mode +report +.*\\(report, throw or count\\)",
        "log\\.file\\.megabytes +10 +.*\\(a whole number from 1 to 10240\\)",
        "baseline +- +.*");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void helpNamesEachCommand(Jdk jdk) {
    assertLists(
        Sandbox.of("help", jdk).agentCommand("help"),
        "Usage: java -jar loopwarden-agent\\.jar .*",
        " +attach .*",
        " +report .*",
        " +list .*",
        " +operations .*",
        " +options .*");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void theVersionIsThatOfTheJar(Jdk jdk) throws IOException {
    String version;
    try (JarFile jar = new JarFile(AgentJar.path().toFile())) {
      version = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
    }

    Ended ended = Sandbox.of("version", jdk).agentCommand("--version");

    assertThat(ended.well().error()).isEmpty();
    assertThat(version).isNotBlank();
    assertThat(ended.output()).containsExactly("loopwarden " + version);
  }

  private static void assertLists(Ended command, String... lines) {
    assertThat(command.well().error()).isEmpty();
    assertThat(lines)
        .allSatisfy(line -> assertThat(command.output()).anyMatch(row -> row.matches(line)));
  }
}
