package io.loopwarden.it.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own, its output in files of its own folder, where it can be read after a failure.
 */
public final class SpawnedJvm implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Path standardOutput;
  private final Path standardError;
  private final StartedJvm jvm;
  private final Process process;

  /**
   * @param folder the folder to run in
   * @param name what its files' names begin with
   * @param command the whole command line
   */
  public SpawnedJvm(Path folder, String name, List<String> command) {
    this(
        StartedJvm.start(
            command,
            Map.of(),
            folder.resolve(name + "-stdout.txt"),
            folder.resolve(name + "-stderr.txt")));
  }

  /** A JVM that was started already. */
  public SpawnedJvm(StartedJvm jvm) {
    this.jvm = jvm;
    standardOutput = jvm.standardOutput();
    standardError = jvm.standardError();
    process = jvm.process();
  }

  /** The number of its process. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended yet. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for a line of standard output that begins with a word. */
  public String awaitLine(String firstWord) {
    await("the line '" + firstWord + " …'")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !process.isAlive() || find(firstWord).isPresent());
    return find(firstWord)
        .orElseThrow(() -> new AssertionError("the JVM ended early: " + standardError()));
  }

  private Optional<String> find(String firstWord) {
    return standardOutput().stream().filter(line -> line.startsWith(firstWord + " ")).findFirst();
  }

  /** Writes a line to its standard input. */
  public void order(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends its standard input. */
  public void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has ended by itself. */
  public int awaitExit() {
    return awaitExit(PATIENCE);
  }

  /** Waits until it has ended by itself, which takes long. */
  public int awaitExit(Duration patience) {
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        throw new HungJvm(jvm).failure(patience);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it has printed so far. */
  public List<String> standardOutput() {
    return lines(standardOutput);
  }

  /** The file that its standard error goes to. */
  Path standardErrorFile() {
    return standardError;
  }

  /** What it has printed as errors so far. */
  public List<String> standardError() {
    return lines(standardError);
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
