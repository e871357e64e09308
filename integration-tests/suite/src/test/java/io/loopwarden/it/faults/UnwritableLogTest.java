package io.loopwarden.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.HungJvm;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.StartedJvm;
import io.loopwarden.it.harness.WorkFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    List<String> command = Launch.shortRun().java(jdk);
    command.add("-javaagent:" + Agent.jar() + "=" + options);
    command.addAll(List.of("-cp", ClassPaths.ofModule("faults")));
    command.add("com.example.faults.harm.ManyReports");
    command.add(Integer.toString(times));
    return command;
  }

  private static Path folder(String name, Jdk jdk) {
    return WorkFolders.create("faults/" + name + "-jdk" + jdk.feature());
  }

  private static void awaitEnd(StartedJvm jvm) throws Exception {
    Process process = jvm.process();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      try {
        throw new HungJvm(jvm).failure(PATIENCE);
      } finally {
        process.destroyForcibly();
      }
    }
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(jvm.standardOutput())).contains("done ");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void standardErrorIsAPipeThatNobodyReads(Jdk jdk) throws Exception {
    Path output = folder("full-pipe", jdk).resolve("stdout.txt");
    List<String> command = command(jdk, "log.rate=unlimited", 600); // ten times what a pipe holds
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.PIPE)
            .start();

    awaitEnd(StartedJvm.of(process, command, output, output));
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
  void aFullDiskIsReportedOnceOnStandardError(Jdk jdk) throws Exception {
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
    Path error = folder.resolve("stderr.txt");
    awaitEnd(StartedJvm.start(command, Map.of(), output, error));
    return Files.readAllLines(error);
  }
}
