package io.loopwarden.it.isolation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agent wrote with {@code log.format=text}.
 *
 * @param entries what it told, in order
 */
public record TextLog(List<TextEntry> entries) {
  /** Reads a file that is the agent's alone: a line that belongs to no entry is a failure. */
  static TextLog of(Path file) {
    List<String> strays = new ArrayList<>();
    TextLog log = read(WholeLines.of(file), strays);
    if (!strays.isEmpty()) {
      throw new AssertionError("lines of no entry in " + file + ": " + strays);
    }
    return log;
  }

  /** Reads a stream that others write to as well. */
  public static TextLog amid(List<String> lines) {
    return read(lines, new ArrayList<>());
  }

  private static TextLog read(List<String> lines, List<String> strays) {
    List<TextEntry> entries = new ArrayList<>();
    boolean inEntry = false;
    for (String line : lines) {
      if (TextEntry.begins(line)) {
        entries.add(TextEntry.parse(line));
        inEntry = true;
      } else if (inEntry && line.startsWith("\t")) {
        entries.get(entries.size() - 1).details().add(line.substring(1));
      } else {
        strays.add(line);
        inEntry = false;
      }
    }
    return new TextLog(entries);
  }

  /** The entries of an event. */
  public List<TextEntry> named(String event) {
    return entries.stream().filter(entry -> entry.event().equals(event)).toList();
  }

  /** The reports of blocking calls at a site, written {@code package.Class.method}. */
  public List<TextEntry> blockingCallsAt(String method) {
    return named("blocking_call").stream()
        .filter(entry -> entry.field("site").startsWith(method + "("))
        .toList();
  }

  /** The one summary. */
  public TextEntry summary() {
    List<TextEntry> summaries = named("summary");
    if (summaries.size() != 1) {
      throw new AssertionError("one summary expected, not " + summaries);
    }
    return summaries.get(0);
  }
}
