package io.loopwarden.it.isolation;

import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.SpawnedJvm;
import io.loopwarden.it.harness.StartedJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A {@link SpawnedJvm}, or another process, that a test talks to line by line. */
public final class RunningProgram implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final StartedJvm started;
  private final SpawnedJvm jvm;
  private int linesSeen;

  private RunningProgram(StartedJvm started) {
    this.started = started;
    this.jvm = new SpawnedJvm(started);
  }

  static RunningProgram start(Path folder, List<String> command) {
    return start(folder, command, Map.of());
  }

  /** Starts a program in a folder, with nothing in its environment that would add JVM options. */
  static RunningProgram start(Path folder, List<String> command, Map<String, String> variables) {
    try {
      Path output = Files.createTempFile(folder, "stdout", ".txt");
      Path error = Files.createTempFile(folder, "stderr", ".txt");
      return new RunningProgram(StartedJvm.start(command, variables, output, error));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return jvm.pid();
  }

  boolean isAlive() {
    return jvm.isAlive();
  }

  /** Waits for the next line of standard output. */
  public String awaitLine() {
    await("the next line of standard output")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !jvm.isAlive() || standardOutput().size() > linesSeen);
    List<String> lines = standardOutput();
    if (lines.size() <= linesSeen) {
      throw new AssertionError("the program ended early: " + standardError());
    }
    return lines.get(linesSeen++);
  }

  /** Waits for a line of standard output that begins with a word, and skips what came before. */
  public String awaitLineThatBegins(String word) {
    await("a line that begins with " + word)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !jvm.isAlive() || firstLine(word) >= 0);
    int line = firstLine(word);
    if (line < 0) {
      throw new AssertionError("the program ended early: " + standardError());
    }
    linesSeen = line + 1;
    return standardOutput().get(line);
  }

  private int firstLine(String word) {
    List<String> lines = standardOutput();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(word)) {
        return i;
      }
    }
    return -1;
  }

  /** Writes a line to its standard input, and waits for the line that it answers with. */
  public String order(String line) {
    jvm.order(line);
    return awaitLine();
  }

  /** Ends its standard input, and waits until it has ended by itself. */
  public Ended awaitEnd() {
    jvm.endInput();
    int exitCode = jvm.awaitExit();
    return new Ended(exitCode, standardOutput(), standardError());
  }

  private List<String> standardOutput() {
    return WholeLines.of(started.standardOutput());
  }

  private List<String> standardError() {
    return WholeLines.of(started.standardError());
  }

  /** Ends it, if a failed test left it running. */
  @Override
  public void close() {
    jvm.close();
  }
}
