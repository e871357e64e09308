package io.loopwarden.thirdparty;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What the agent wrote with {@code log.format=json} until its JVM ended.
 *
 * @param events its lines, each a JSON object
 */
record AgentLog(List<JsonObject> events) {
  private static final String SUMMARY = "loopwarden.summary";

  /** The events that every run may have; any other is the agent's word about itself. */
  private static final Set<String> ORDINARY =
      Set.of("loopwarden.started", "loopwarden.blocking_call", SUMMARY);

  /** Reads it; there is none if the JVM had no event loop. */
  static AgentLog read(Path file) {
    if (!Files.exists(file)) {
      return new AgentLog(List.of());
    }
    try {
      return new AgentLog(
          Files.readAllLines(file).stream()
              .map(line -> JsonParser.parseString(line).getAsJsonObject())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every problem that was found, from the last summary. */
  List<BlockingSite> sites() {
    return summaries().stream()
        .flatMap(
            summary ->
                StreamSupport.stream(
                    summary.getAsJsonArray("loopwarden.problems").spliterator(), false))
        .map(JsonElement::getAsJsonObject)
        .map(AgentLog::site)
        .toList();
  }

  private static BlockingSite site(JsonObject row) {
    return new BlockingSite(
        row.get("fingerprint").getAsString(),
        row.get("operation").getAsString(),
        row.get("site").getAsString(),
        row.get("count").getAsLong(),
        row.get("max_ns").getAsLong());
  }

  /** A number of the summary, such as {@code event_loops}; 0 if there is no summary. */
  long counted(String what) {
    return summaries().stream()
        .mapToLong(summary -> summary.get("loopwarden." + what).getAsLong())
        .sum();
  }

  /** What the agent said about itself, such as a class that it could not weave. */
  List<String> notices() {
    return events.stream()
        .filter(event -> !ORDINARY.contains(nameOf(event)))
        .map(event -> nameOf(event) + ": " + event.get("message").getAsString())
        .toList();
  }

  private List<JsonObject> summaries() {
    return events.stream().filter(event -> SUMMARY.equals(nameOf(event))).toList();
  }

  private static String nameOf(JsonObject event) {
    return event.get("event.name").getAsString();
  }
}
