package io.loopwarden.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Collects what is needed to find out why a spawned JVM does not end: its command line, its thread
 * dump, its output and the agent's log.
 *
 * <p>The thread dump is asked for with the signal QUIT, which the JVM answers on its standard
 * output even if it can no longer be attached to.
 */
public final class HungJvm {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_CHARACTERS = 60_000;

  /** The last line of a thread dump of HotSpot begins so. */
  private static final String END_OF_DUMP = "JNI global ref";

  private final Process process;
  private final Path standardOutput;
  private final Path standardError;

  /**
   * @param process the JVM, still running
   * @param standardOutput the file that its standard output goes to
   * @param standardError the file that its standard error goes to
   */
  public HungJvm(Process process, Path standardOutput, Path standardError) {
    this.process = process;
    this.standardOutput = standardOutput;
    this.standardError = standardError;
  }

  /** A failure that says what did not end, with everything that may explain it. */
  public AssertionError failure(Duration waited) {
    requestThreadDump();
    StringBuilder text = new StringBuilder();
    text.append("the JVM ").append(process.pid());
    text.append(" did not end within ").append(waited.toSeconds()).append(" s");
    process.info().commandLine().ifPresent(line -> append(text, "command line", line));
    append(text, "standard output, with the thread dump", read(standardOutput));
    append(text, "standard error", read(standardError));
    for (Path log : logs()) {
      append(text, log.toString(), read(log));
    }
    return new AssertionError(text.toString());
  }

  private void requestThreadDump() {
    try {
      String pid = Long.toString(process.pid());
      Process signal = new ProcessBuilder("kill", "-QUIT", pid).start();
      signal.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      long endNanos = System.nanoTime() + PATIENCE.toNanos();
      while (!read(standardOutput).contains(END_OF_DUMP) && System.nanoTime() < endNanos) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The agent's logs, which the tests keep beside the output. */
  private List<Path> logs() {
    try (Stream<Path> files = Files.list(standardOutput.toAbsolutePath().getParent())) {
      return new ArrayList<>(
          files.filter(file -> file.getFileName().toString().startsWith("loopwarden.")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(StringBuilder text, String title, String content) {
    int from = Math.max(0, content.length() - MOST_CHARACTERS);
    text.append("\n--- ").append(title).append('\n').append(content, from, content.length());
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "cannot be read: " + e;
    }
  }
}
