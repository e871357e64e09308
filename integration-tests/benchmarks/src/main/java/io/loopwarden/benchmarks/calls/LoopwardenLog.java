package io.loopwarden.benchmarks.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what Loopwarden reported in a measured JVM that has ended. */
final class LoopwardenLog {

  private static final String OPERATION = "java.sql.Statement.executeQuery";
  private static final String NOTHING_LOST = " lost_durations=0";

  private final Path file;

  LoopwardenLog(Path file) {
    this.file = file;
  }

  /** Before a measurement: forgets the one before it. */
  void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * After it: a method that is not woven, or a call that is dropped, would cost next to nothing.
   */
  void requireEveryCall() {
    String text = read();
    if (!text.contains(OPERATION)) {
      throw new IllegalStateException("Loopwarden did not report " + OPERATION + ": " + text);
    }
    if (!text.contains(NOTHING_LOST)) {
      throw new IllegalStateException("Loopwarden lost calls: " + text);
    }
  }

  private String read() {
    try {
      return Files.exists(file) ? Files.readString(file) : "no log";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
