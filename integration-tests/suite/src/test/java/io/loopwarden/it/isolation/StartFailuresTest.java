package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever the jar lies and however it is given: the agent works, the application runs on. */
class StartFailuresTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void jarInAFolderWithAnOddName(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("odd-folder", jdk);
    Path folder = sandbox.file("with blank").resolve("number#1").resolve("100%25").resolve("a+b");
    Path jar = AgentJar.copyTo(folder.resolve("[x]&'y'!").resolve("loopwarden-agent.jar"));

    assertWatches(sandbox.puppet().withAgent(jar));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void jarBehindASymbolicLink(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("symbolic-link", jdk);
    Path link = Files.createSymbolicLink(sandbox.file("linked.jar"), AgentJar.path());

    assertWatches(sandbox.puppet().withAgent(link));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void jarInAFolderThatCannotBeWritten(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("read-only-folder", jdk);
    Path jar = AgentJar.copyTo(sandbox.file("read-only").resolve("loopwarden-agent.jar"));
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("r--r--r--"));
    Files.setPosixFilePermissions(jar.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assertWatches(sandbox.puppet().withAgent(jar));
      assertThat(jar.getParent()).isDirectoryNotContaining(path -> !path.equals(jar));
    } finally {
      Files.setPosixFilePermissions(jar.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** An upgrade of the agent removes the old jar while programs run that were started with it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void jarRemovedBeforeTheFirstEventLoopStarts(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("removed-jar", jdk);
    Path jar = AgentJar.copyTo(sandbox.file("jar").resolve("loopwarden-agent.jar"));
    try (RunningProgram program = sandbox.puppet().withAgent(jar).start("listen")) {
      program.awaitLine();
      Files.delete(jar);
      program.order("sleep");

      assertReported(program.awaitEnd().well());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void agentGivenTwice(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("given-twice", jdk);

    assertSecondIsIgnored(
        sandbox.puppet().withAgent("log.file=agent.log").withAgent("mode=throw"), sandbox);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void agentGivenTwiceFromTwoJars(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("given-twice-from-two-jars", jdk);
    Path other = AgentJar.copyTo(sandbox.file("other").resolve("other.jar"));

    assertSecondIsIgnored(
        sandbox.puppet().withAgent("log.file=agent.log").withAgent(other, "mode=throw"), sandbox);
  }

  private static void assertSecondIsIgnored(JavaProgram program, Sandbox sandbox) {
    Ended ended = program.run("sleep").well();

    List<TextEntry> told = ended.log().entries();
    assertThat(told).extracting(TextEntry::event).containsExactly("already_attached");
    assertThat(told.get(0).details()).isEmpty();
    assertThat(ended.output()).singleElement().asString().startsWith("slept");
    TextLog log = TextLog.of(sandbox.file("agent.log"));
    assertThat(log.blockingCallsAt(Sites.SLEEP)).hasSize(1);
    assertThat(log.summary().number("event_loops")).isEqualTo(1);
  }

  private static void assertWatches(JavaProgram program) {
    assertReported(program.run("sleep").well());
  }

  private static void assertReported(Ended ended) {
    assertThat(ended.log().entries())
        .extracting(TextEntry::event)
        .startsWith("started")
        .endsWith("summary");
    assertThat(ended.log().blockingCallsAt(Sites.SLEEP)).hasSize(1);
  }
}
