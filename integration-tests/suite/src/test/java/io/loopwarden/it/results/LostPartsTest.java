package io.loopwarden.it.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.isolation.Ended;
import io.loopwarden.it.isolation.RunningProgram;
import io.loopwarden.it.isolation.Sandbox;
import io.loopwarden.it.isolation.TextEntry;
import io.loopwarden.it.isolation.TextLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM whose part cannot be written ends as usual, and the check does not pass without it. */
@DisabledOnOs(OS.WINDOWS)
class LostPartsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PARTS = "parts";
  private static final String NOT_WRITTEN = "results_not_written";

  private interface Sabotage {
    void at(Path part) throws IOException;
  }

  /** Runs a program that blocks only if told to, and has something happen to its first part. */
  private static Ended run(Sandbox sandbox, Sabotage sabotage, String... orders) throws Exception {
    try (RunningProgram program = sandbox.puppet().withAgent("results=" + PARTS).start("listen")) {
      program.awaitLine();
      await("the first part").atMost(PATIENCE).until(() -> !parts(sandbox).isEmpty());
      sabotage.at(parts(sandbox).get(0));
      for (String order : orders) {
        program.order(order);
      }
      return program.awaitEnd();
    }
  }

  private static List<Path> parts(Sandbox sandbox) {
    Path folder = sandbox.file(PARTS);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<TextEntry> problems(Ended program) {
    return TextLog.amid(program.error()).named(NOT_WRITTEN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aDeletedFolderIsCreatedAgain(Jdk jdk) throws Exception {
    Sandbox sandbox = Sandbox.of("vanished-results", jdk);

    Ended program =
        run(
            sandbox,
            part -> {
              Files.delete(part);
              Files.delete(part.getParent());
            },
            "sleep");

    assertThat(program.exitCode()).isZero();
    assertThat(problems(program)).isEmpty();
    Ended check = sandbox.agentCommand("check", PARTS);
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(TextLog.amid(check.output()).named("new_violation"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.number("count")).isEqualTo(1));
    assertThat(TextLog.amid(check.output()).named("verdict"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.number("not_ended")).isZero());
  }

  /** A folder in the part's place stands for whatever keeps it from being written. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aPartThatCannotBeWrittenFailsTheCheck(Jdk jdk) throws Exception {
    Sandbox sandbox = Sandbox.of("lost-part", jdk);

    Ended program =
        run(
            sandbox,
            part -> {
              Files.delete(part);
              Files.createDirectory(part);
              Files.writeString(part.resolve("occupied"), "");
            });

    assertThat(program.exitCode()).isZero();
    assertThat(problems(program)).isNotEmpty();
    Ended check = sandbox.agentCommand("check", PARTS);
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(TextLog.amid(check.output()).named("unusable_part"))
        .singleElement()
        .satisfies(
            entry -> assertThat(entry.field("message")).contains("could not write what it found"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aFolderThatBecomesAFileFailsTheCheck(Jdk jdk) throws Exception {
    Sandbox sandbox = Sandbox.of("results-become-a-file", jdk);

    Ended program =
        run(
            sandbox,
            part -> {
              Files.delete(part);
              Files.delete(part.getParent());
              Files.writeString(part.getParent(), "");
            });

    assertThat(program.exitCode()).isZero();
    assertThat(problems(program)).isNotEmpty();
    assertThat(sandbox.agentCommand("check", PARTS).exitCode()).isNotZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aFifoAndADeviceAreRefusedAsFolder(Jdk jdk) throws Exception {
    Sandbox sandbox = Sandbox.of("results-in-a-fifo", jdk);
    Path fifo = sandbox.file("fifo");
    new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();

    for (String target : List.of(fifo.toString(), "/dev/null")) {
      Ended program = sandbox.puppet().withAgent("results=" + target).run().well();

      assertThat(TextLog.amid(program.error()).named("invalid_option"))
          .singleElement()
          .satisfies(entry -> assertThat(entry.field("value")).isEqualTo(target));
    }
  }
}
