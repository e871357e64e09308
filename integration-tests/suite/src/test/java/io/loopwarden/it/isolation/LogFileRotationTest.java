package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program finds in place of its {@code log.file} when it is started again. */
class LogFileRotationTest {
  private static final String OLD = "INFO loopwarden event=summary event_loops=1";
  private static final int LINES_OF_A_MEGABYTE = (1 << 20) / OLD.length();

  /** The folder, which is made, has what patterns may be made of; it is taken as it is. */
  private static final String FOLDER = "a (new) {folder} #1 ${user.home}";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aSmallFileIsContinued(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("log-file-continued", jdk);
    Path file = sandbox.file(FOLDER).resolve("agent.log");
    JavaProgram program = sandbox.puppet().withAgent("log.file=" + file);

    program.run("sleep").well();
    program.run("sleep").well();

    assertThat(filesBeside(file)).containsExactly(file);
    TextLog log = TextLog.of(file);
    assertThat(log.named("summary")).hasSize(2);
    assertThat(log.blockingCallsAt(Sites.SLEEP)).hasSize(2);
  }

  /** As many old files are kept as {@code log.file.history} says; the oldest goes. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aFileBeyondItsSizeIsRotated(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("log-file-rotated", jdk);
    Path folder = Files.createDirectories(sandbox.file(FOLDER));
    Path file = folder.resolve("agent.log");
    Path first = folder.resolve("agent.log.1");
    Path second = folder.resolve("agent.log.2");
    Files.write(file, Collections.nCopies(LINES_OF_A_MEGABYTE, OLD));
    Files.writeString(first, "before\n");
    Files.writeString(second, "long before\n");

    sandbox
        .puppet()
        .withAgent("log.file=" + file, "log.file.megabytes=1", "log.file.history=2")
        .run("sleep")
        .well();

    assertThat(filesBeside(file)).containsExactlyInAnyOrder(file, first, second);
    assertThat(TextLog.of(file).blockingCallsAt(Sites.SLEEP)).hasSize(1);
    assertThat(Files.readAllLines(first)).containsOnly(OLD).hasSize(LINES_OF_A_MEGABYTE);
    assertThat(second).hasContent("before");
  }

  private static List<Path> filesBeside(Path file) throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.toList();
    }
  }
}
