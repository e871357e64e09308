package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.HungJvm;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.WorkFolders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A log that cannot be written keeps no host from its end. */
@DisabledOnOs(OS.WINDOWS)
class UnwritableLogTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static List<String> command(Jdk jdk, String options, int times) {
    List<String> command = new ArrayList<>();
    command.add(jdk.program("java").toString());
    command.add("-javaagent:" + System.getProperty("loopwarden.agent.jar") + "=" + options);
    command.addAll(List.of("-cp", ClassPaths.ofModule("faults")));
    command.add("com.example.faults.harm.ManyReports");
    command.add(Integer.toString(times));
    return command;
  }

  private static Path folder(String name, Jdk jdk) {
    return WorkFolders.create("faults/" + name + "-jdk" + jdk.feature());
  }

  private static void awaitEnd(Process process, Path output, Path error) throws Exception {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      try {
        throw new HungJvm(process, output, error).failure(PATIENCE);
      } finally {
        process.destroyForcibly();
      }
    }
    assertThat(process.exitValue()).as(output.toString()).isZero();
    assertThat(Files.readString(output)).contains("done ");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void standardErrorIsAPipeThatNobodyReads(Jdk jdk) throws Exception {
    Path output = folder("full-pipe", jdk).resolve("stdout.txt");
    Process process =
        new ProcessBuilder(command(jdk, "log.rate=unlimited", 600)) // ten times what a pipe holds
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.PIPE)
            .start();

    awaitEnd(process, output, output);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void standardErrorIsClosed(Jdk jdk) throws Exception {
    Path folder = folder("closed-stderr", jdk);
    List<String> command = new ArrayList<>(List.of("bash", "-c", "exec \"$@\" 2>&-", "bash"));
    command.addAll(command(jdk, "log.rate=unlimited", 50));

    assertThat(run(folder, command)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aFifoIsRefusedAsLogFile(Jdk jdk) throws Exception {
    Path folder = folder("fifo", jdk);
    Path fifo = folder.resolve("log.fifo");
    new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();

    List<String> error = run(folder, command(jdk, "log.file=" + fifo, 3));

    assertThat(error)
        .filteredOn(line -> line.contains("event=invalid_option"))
        .singleElement()
        .asString()
        .contains("key=log.file", "allowed=\"a regular file in a folder that can be written\"");
    assertThat(error).anyMatch(line -> line.contains("event=summary"));
  }

  /** A limit on the size of files stands for a disk that is full. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aDiskThatIsFullIsSaidOnceOnStandardError(Jdk jdk) throws Exception {
    Path folder = folder("full-disk", jdk);
    Path log = folder.resolve("loopwarden.log");
    String limited = "ulimit -f 16; exec \"$@\"";
    List<String> command = new ArrayList<>(List.of("bash", "-c", limited, "bash"));
    command.addAll(command(jdk, "log.rate=unlimited,log.file=" + log, 300));

    List<String> error = run(folder, command);

    assertThat(error)
        .filteredOn(line -> line.contains("it is tried again every second"))
        .hasSize(1);
    assertThat(error).anyMatch(line -> line.contains("reports could not be written"));
    assertThat(Files.readString(log)).endsWith("\n").contains("event=blocking_call");
  }

  private static List<String> run(Path folder, List<String> command) throws Exception {
    Path output = folder.resolve("stdout.txt");
    File error = folder.resolve("stderr.txt").toFile();
    awaitEnd(start(command, output.toFile(), error), output, error.toPath());
    return Files.readAllLines(error.toPath());
  }

  private static Process start(List<String> command, File output, File error) throws IOException {
    return new ProcessBuilder(command).redirectOutput(output).redirectError(error).start();
  }
}
