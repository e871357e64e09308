package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code enabled=false}: the agent says nothing and leaves nothing but its launcher and what reads
 * the options; no hooks, no weaver, no thread.
 */
class DisabledTest {
  private static final Pattern OURS =
      Pattern.compile("\\b(java\\.lang\\.Loopwarden\\w+|io\\.loopwarden\\.[\\w.]+)");

  private static final List<String> TOLERATED =
      List.of(
          "io.loopwarden.launcher.",
          "io.loopwarden.api.",
          "io.loopwarden.engine.Engine",
          "io.loopwarden.engine.config.",
          "io.loopwarden.engine.catalogue.",
          // Reads the file of the catalogue.
          "io.loopwarden.engine.text.ResourceText");

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void leavesNoThreadClassOrFile(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("disabled", jdk);
    Ended alone = sandbox.puppet().run("sleep", "listen").well();
    try (RunningProgram program =
        sandbox.puppet().withAgent("enabled=false").start("sleep", "listen")) {
      program.awaitLine();
      program.awaitLine();

      assertThat(classesOfOurs(sandbox, program))
          .isNotEmpty()
          .allMatch(name -> TOLERATED.stream().anyMatch(name::startsWith));
      assertThat(jcmd(sandbox, program, "Thread.print"))
          .noneMatch(line -> line.contains("loopwarden"));
      assertThat(program.awaitEnd().well().error()).isEqualTo(alone.error());
    }
  }

  /** So that silence is not for want of eyes. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void leavesTracesWhenEnabled(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("enabled", jdk);
    try (RunningProgram program =
        sandbox.puppet().withAgent("enabled=true").start("sleep", "listen")) {
      program.awaitLine();
      program.awaitLine();

      assertThat(classesOfOurs(sandbox, program)).contains("java.lang.LoopwardenHooks");
      assertThat(jcmd(sandbox, program, "Thread.print"))
          .anyMatch(line -> line.startsWith("\"loopwarden-reporter\""));
      program.awaitEnd().well();
    }
  }

  private static List<String> classesOfOurs(Sandbox sandbox, RunningProgram program) {
    return jcmd(sandbox, program, "VM.class_hierarchy").stream()
        .map(OURS::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .toList();
  }

  private static List<String> jcmd(Sandbox sandbox, RunningProgram program, String command) {
    String pid = Long.toString(program.pid());
    return sandbox.run(List.of(sandbox.tool("jcmd"), pid, command)).well().output();
  }
}
