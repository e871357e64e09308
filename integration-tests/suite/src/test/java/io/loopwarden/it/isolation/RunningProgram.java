package io.loopwarden.it.isolation;

import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.HungJvm;
import io.loopwarden.it.harness.StartedJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own, its output in files, where it can be read after a failure. */
public final class RunningProgram implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final StartedJvm jvm;
  private final Process process;
  private int linesSeen;

  private RunningProgram(StartedJvm jvm) {
    this.jvm = jvm;
    this.process = jvm.process();
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
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the next line of standard output. */
  public String awaitLine() {
    await("the next line of standard output")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !process.isAlive() || standardOutput().size() > linesSeen);
    List<String> lines = standardOutput();
    if (lines.size() <= linesSeen) {
      throw new AssertionError("the program ended early: " + standardError());
    }
    return lines.get(linesSeen++);
  }

  /** Waits for a line of standard output that begins with a word, and skips what came before. */
  void awaitLineThatBegins(String word) {
    await("a line that begins with " + word)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !process.isAlive() || firstLine(word) >= 0);
    int line = firstLine(word);
    if (line < 0) {
      throw new AssertionError("the program ended early: " + standardError());
    }
    linesSeen = line + 1;
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
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return awaitLine();
  }

  /** Ends its standard input, and waits until it has ended by itself. */
  public Ended awaitEnd() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new HungJvm(jvm).failure(PATIENCE);
      }
      return new Ended(process.exitValue(), standardOutput(), standardError());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> standardOutput() {
    return WholeLines.of(jvm.standardOutput());
  }

  private List<String> standardError() {
    return WholeLines.of(jvm.standardError());
  }

  /** Ends it, if a failed test left it running. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
