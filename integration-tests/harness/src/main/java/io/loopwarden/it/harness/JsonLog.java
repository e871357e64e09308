package io.loopwarden.it.harness;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the agent wrote with {@code log.format=json}. Every line has to be a JSON object.
 *
 * @param reports its lines
 * @param content the file as it is
 */
public record JsonLog(List<Report> reports, String content) {
  /** Reads the log of a JVM that has ended; one that was never created is empty. */
  static JsonLog read(Path file) {
    return parse(content(file));
  }

  /** Reads the log of a JVM that may be writing its next line. */
  static JsonLog readWholeLines(Path file) {
    String content = content(file);
    return parse(content.substring(0, content.lastIndexOf('\n') + 1));
  }

  private static JsonLog parse(String content) {
    return new JsonLog(
        content
            .lines()
            .map(line -> new Report(JsonParser.parseString(line).getAsJsonObject()))
            .toList(),
        content);
  }

  private static String content(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events of one name. */
  public List<Report> named(String eventName) {
    return reports.stream().filter(report -> eventName.equals(report.eventName())).toList();
  }

  /** The blocking calls. */
  public List<Report> blockingCalls() {
    return named(Report.BLOCKING_CALL);
  }

  /**
   * The blocking calls whose stack passes through a method, written {@code package.Class.method}.
   */
  public List<Report> blockingCallsThrough(String method) {
    return blockingCalls().stream()
        .filter(report -> String.valueOf(report.stackTrace()).contains(method + "("))
        .toList();
  }

  /** The one summary that is written when the JVM ends. */
  public Summary summary() {
    List<Report> summaries = named(Report.SUMMARY);
    if (summaries.size() != 1) {
      throw new AssertionError("one summary expected, not " + summaries);
    }
    return Summary.of(summaries.get(0));
  }
}
