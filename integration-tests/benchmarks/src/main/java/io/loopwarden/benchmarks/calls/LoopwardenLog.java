package io.loopwarden.benchmarks.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Loopwarden reported in a measured JVM that has ended. */
final class LoopwardenLog {

  private static final String OPERATION = "java.sql.Statement.executeQuery";
  private static final String NOTHING_LOST = " lost_durations=0";

  /** Agents before this option had none to say. */
  private static final String SAMPLED = " sampled=";

  /** A row of the table of event loops: its share of busy time, and its iterations. */
  private static final Pattern ROW = Pattern.compile("\\t\\s*[0-9.]+%\\s+[0-9.]+%\\s+([0-9]+) ");

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
    requireCalls();
    String text = read();
    if (!text.contains(NOTHING_LOST)) {
      throw new IllegalStateException("Loopwarden lost calls: " + text);
    }
    if (text.contains(SAMPLED) && !text.contains(SAMPLED + "0 ")) {
      throw new IllegalStateException("Loopwarden did not walk each stack: " + text);
    }
  }

  /** After it: the calls must have been seen. */
  void requireCalls() {
    String text = read();
    if (!text.contains(OPERATION)) {
      throw new IllegalStateException("Loopwarden did not report " + OPERATION + ": " + text);
    }
  }

  /** After it: the table of event loops must have seen the iterations that were measured. */
  void requireEventLoop() {
    String text = read();
    Matcher row = ROW.matcher(text);
    while (row.find()) {
      if (Long.parseLong(row.group(1)) > LoopIteration.ITERATIONS_PER_BATCH) {
        return;
      }
    }
    throw new IllegalStateException("Loopwarden did not watch the event loop: " + text);
  }

  /** After it: an event loop must have been found. */
  void requireStart() {
    String text = read();
    if (!text.contains(" first_event_loop=")) {
      throw new IllegalStateException("Loopwarden did not find the event loop: " + text);
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
