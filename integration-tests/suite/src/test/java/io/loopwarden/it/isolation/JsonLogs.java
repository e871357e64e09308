package io.loopwarden.it.isolation;

import com.google.gson.JsonParser;
import io.loopwarden.it.harness.JsonLog;
import io.loopwarden.it.harness.Report;
import java.nio.file.Path;
import java.util.List;

/** Reads what the agent wrote with {@code log.format=json}. */
final class JsonLogs {
  private JsonLogs() {}

  /** Reads a file so far; each of its lines has to be a JSON object. */
  static JsonLog read(Path file) {
    List<String> lines = WholeLines.of(file);
    List<Report> reports =
        lines.stream()
            .map(line -> new Report(JsonParser.parseString(line).getAsJsonObject()))
            .toList();
    return new JsonLog(reports, String.join("\n", lines));
  }
}
