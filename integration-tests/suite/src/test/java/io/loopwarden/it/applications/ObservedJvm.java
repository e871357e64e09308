package io.loopwarden.it.applications;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.JsonLog;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that runs under the agent, with no other flag of the JVM. */
final class ObservedJvm implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String READY = "ready port=";

  private final Path log;
  private final Path standardOutput;
  private final Path standardError;
  private final Process process;

  private ObservedJvm(Path folder, Program program, Jdk jdk, String... agentOptions) {
    log = folder.resolve("loopwarden.json");
    standardOutput = folder.resolve("stdout.txt");
    standardError = folder.resolve("stderr.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                jdk.home().resolve("bin").resolve("java").toString(),
                AgentJar.flag(log, agentOptions),
                "-cp",
                program.classPath(),
                program.mainClass())
            .directory(folder.toFile())
            .redirectOutput(standardOutput.toFile())
            .redirectError(standardError.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a program. */
  static ObservedJvm start(Program program, Jdk jdk, String... agentOptions) {
    Path folder = WorkFolder.create(program.name() + "-jdk" + jdk.feature());
    return new ObservedJvm(folder, program, jdk, agentOptions);
  }

  /** Waits until the program says on which port it serves. */
  int awaitPort() {
    await("the line '" + READY + "…'")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || readyLine().isPresent());
    return readyLine()
        .map(line -> Integer.parseInt(line.substring(READY.length())))
        .orElseThrow(() -> new AssertionError("the JVM ended early: " + lines(standardError)));
  }

  private Optional<String> readyLine() {
    return lines(standardOutput).stream().filter(line -> line.matches(READY + "\\d+")).findFirst();
  }

  /** Ends its standard input, waits until it has ended by itself, and returns what is left. */
  Recording awaitEnd() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the JVM does not end: " + process.pid());
      }
      return new Recording(
          readLog(), lines(standardOutput), lines(standardError), process.exitValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonLog readLog() {
    List<String> lines = lines(log);
    List<Report> reports =
        lines.stream()
            .map(line -> new Report(JsonParser.parseString(line).getAsJsonObject()))
            .toList();
    return new JsonLog(reports, String.join("\n", lines));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it, if a failed test left it running. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
