package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes wrong with {@code attach} is said by the command, and a start that failed can be tried
 * again.
 */
class AttachAgainTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Used by the last step of a start. */
  private static final String LAST_CLASS = "inst/io/loopwarden/engine/api/ApiCommands.classdata";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  @DisabledOnOs(OS.MAC)
  void aClassThatCannotBeRedefinedIsNamedAndAllElseIsWoven(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("attach-beside-broken-class", jdk);
    try (RunningProgram program = MistakesProgram.startAndAwait(sandbox)) {
      String pid = Long.toString(program.pid());
      assertThat(isAttached(sandbox, pid)).isIn("no", "?");

      Ended attached = sandbox.agentCommand("attach", pid, "log.file=agent.log", "stall.warmup=0");

      assertThat(attached.well().output())
          .containsExactly("Loopwarden is attached to process " + pid + ".");
      assertThat(attached.error())
          .singleElement()
          .asString()
          .startsWith("loopwarden: process " + pid + ": " + MistakesProgram.BROKEN_CLASS + " ");
      assertThat(isAttached(sandbox, pid)).isIn("yes", "?");
      assertThat(program.order("go")).isEqualTo("done");
      program.awaitEnd().well();
      TextLog log = TextLog.of(sandbox.file("agent.log"));
      MistakesProgram.assertReported(log);
      assertThat(log.named("weaving_failed"))
          .singleElement()
          .satisfies(
              entry -> assertThat(entry.field("class")).isEqualTo(MistakesProgram.BROKEN_CLASS));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void invalidOptionsAttachNothingAndValidOnesDoAfterwards(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("attach-with-invalid-option", jdk);
    sandbox.run(List.of("mkfifo", "fifo")).well();
    try (RunningProgram program = MistakesProgram.startAndAwait(sandbox)) {
      String pid = Long.toString(program.pid());

      assertRefused(sandbox.agentCommand("attach", pid, "mode=trow"), "mode", "report, throw or");
      assertRefused(
          sandbox.agentCommand("attach", pid, "mod=throw"),
          "there is no option mod",
          "nearest: mode");
      assertRefused(sandbox.agentCommand("attach", pid, "log.file=fifo"), "log.file", "fifo");
      assertThat(sandbox.agentCommand("report", pid).error())
          .containsExactly("loopwarden: Loopwarden is not attached to process " + pid);

      // A file of rules may be put right while the JVM runs: it is no reason not to start.
      Ended attached =
          sandbox.agentCommand(
              "attach", pid, "log.file=agent.log", "stall.warmup=0", "allow.file=missing.txt");
      assertThat(attached.well().error())
          .anyMatch(line -> line.contains("option allow.file has the value \"missing.txt\""));
      assertThat(program.order("go")).isEqualTo("done");
      assertThat(program.awaitEnd().well().log().entries()).isEmpty();
      MistakesProgram.assertReported(TextLog.of(sandbox.file("agent.log")));
    }
  }

  /** The jar lacks what the last step needs; then it is replaced, as by an upload tried again. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aStartThatFailsLateLeavesNothingBehindAndCanBeTriedAgain(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("attach-with-incomplete-jar", jdk);
    Path jar = AgentJar.copyTo(sandbox.file("jar").resolve("loopwarden-agent.jar"));
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Files.delete(files.getPath(LAST_CLASS));
    }
    try (RunningProgram program = MistakesProgram.startAndAwait(sandbox)) {
      String pid = Long.toString(program.pid());

      Ended failed = attach(sandbox, jar, pid, "log.file=failed.log", "results=results");

      assertThat(failed.exitCode()).as("exit code; %s", failed).isEqualTo(1);
      assertThat(failed.output()).isEmpty();
      assertThat(failed.error())
          .singleElement()
          .asString()
          .startsWith("loopwarden: process " + pid + ": the agent did not start: ")
          .contains("io/loopwarden/engine/api/ApiCommands");
      await().atMost(PATIENCE).untilAsserted(() -> assertNoThreadIsLeft(sandbox, pid));
      assertThat(sandbox.file("results")).isEmptyDirectory();

      Path good = AgentJar.copyTo(sandbox.file("good").resolve("loopwarden-agent.jar"));
      Files.move(good, jar, StandardCopyOption.REPLACE_EXISTING);
      attach(sandbox, jar, pid, "log.file=agent.log", "stall.warmup=0").well();
      assertThat(program.order("go")).isEqualTo("done");
      assertThat(program.awaitEnd().well().error())
          .noneMatch(line -> line.contains("Exception") || line.contains("loopwarden event="));
      MistakesProgram.assertReported(TextLog.of(sandbox.file("agent.log")));
      if (Files.exists(sandbox.file("failed.log"))) {
        assertThat(TextLog.of(sandbox.file("failed.log")).entries())
            .extracting(TextEntry::event)
            .doesNotContain("blocking_call", "stall", "summary");
      }
    }
  }

  private static Ended attach(Sandbox sandbox, Path jar, String pid, String... options) {
    List<String> command =
        new ArrayList<>(List.of(sandbox.tool("java"), "-jar", jar.toString(), "attach", pid));
    command.addAll(List.of(options));
    return sandbox.run(command);
  }

  private static void assertNoThreadIsLeft(Sandbox sandbox, String pid) {
    assertThat(sandbox.run(List.of(sandbox.tool("jstack"), pid)).well().output())
        .anyMatch(line -> line.startsWith("\"main\""))
        .noneMatch(line -> line.startsWith("\"loopwarden-"));
  }

  private static void assertRefused(Ended command, String... words) {
    assertThat(command.exitCode()).as("exit code; %s", command).isEqualTo(2);
    assertThat(command.output()).isEmpty();
    assertThat(command.error())
        .singleElement()
        .asString()
        .startsWith("loopwarden: ")
        .contains(words)
        .contains("nothing was attached");
  }

  /** The third column of the JVM's row in {@code list}. */
  private static String isAttached(Sandbox sandbox, String pid) {
    List<String> rows =
        sandbox.agentCommand("list").well().output().stream()
            .filter(row -> row.startsWith(pid + " "))
            .toList();
    assertThat(rows).singleElement().asString().endsWith(" " + MistakesProgram.MAIN_CLASS);
    return rows.get(0).split(" +")[2];
  }
}
