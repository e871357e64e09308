package io.loopwarden.engine.baseline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the file, each time in the same way: by operation, then site. So a new entry comes between
 * its like, and two branches that accept different things seldom meet in one place.
 */
public final class BaselineText {

  private static final List<String> FIRST_HEAD =
      List.of(
          "# Calls and stalls that block event loops and are accepted until they disappear.",
          "# Written by: java -jar loopwarden-agent.jar baseline --update");

  private static final Comparator<BaselineEntry> ORDER =
      Comparator.comparing(BaselineEntry::operation)
          .thenComparing(BaselineEntry::site)
          .thenComparing(BaselineEntry::fingerprint);

  private BaselineText() {}

  /** The content of the file. */
  public static String of(BaselineFile file) {
    List<BaselineEntry> entries = new ArrayList<>(file.entries());
    entries.sort(ORDER);
    List<String> lines = new ArrayList<>(file.head());
    if (lines.isEmpty()) {
      lines.addAll(FIRST_HEAD);
    }
    lines.add(""); // or comments of the first entry would be the head's
    for (BaselineEntry entry : entries) {
      lines.addAll(entry.comments());
      lines.add(line(entry));
    }
    lines.addAll(file.tail());
    return String.join("\n", lines) + '\n';
  }

  /** The line of one entry. */
  public static String line(BaselineEntry entry) {
    StringBuilder line = new StringBuilder(entry.fingerprint());
    if (!entry.operation().isEmpty() && !entry.site().isEmpty()) {
      line.append(' ').append(word(entry.operation())).append(' ').append(word(entry.site()));
    }
    if (!entry.firstSeen().isEmpty()) {
      line.append(" first_seen=").append(entry.firstSeen());
    }
    if (entry.occurrences() > 0) {
      line.append(" occurrences=").append(entry.occurrences());
    }
    if (entry.longestNanos() >= 0) {
      line.append(" longest_ms=").append(Millis.of(entry.longestNanos()));
    }
    if (!entry.reason().isEmpty()) {
      line.append(" reason=\"");
      for (int i = 0; i < entry.reason().length(); i++) {
        char c = entry.reason().charAt(i);
        if (c == '"' || c == '\\') {
          line.append('\\');
        }
        line.append(Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : c);
      }
      line.append('"');
    }
    return line.toString();
  }

  /** A name without blanks: what stands for too many sites has some. */
  private static String word(String name) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      word.append(Character.isWhitespace(name.charAt(i)) ? '_' : name.charAt(i));
    }
    return word.toString();
  }

  /**
   * Replaces a file at once: a reader sees the old file or the new one.
   *
   * @throws IOException if it cannot be written; then the old one is still there
   */
  public static void write(BaselineFile content, Path file) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path draft = target.resolveSibling(target.getFileName() + ".draft");
    try {
      Files.write(draft, of(content).getBytes(StandardCharsets.UTF_8));
      DraftFile.replace(draft, target);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
