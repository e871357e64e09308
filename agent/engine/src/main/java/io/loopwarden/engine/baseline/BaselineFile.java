package io.loopwarden.engine.baseline;

import io.loopwarden.engine.file.RegularFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file of accepted violations says: comments at its head, then one entry a line. What is
 * wrong with a line costs that line, and is reported; the rest is used.
 */
public final class BaselineFile {

  /** What a line may be, in words that complete "allowed:". */
  public static final String FORM =
      "lines that begin with a fingerprint of eight hexadecimal digits, then may have operation,"
          + " site, first_seen=2026-11-26 occurrences=17 longest_ms=203.4 reason=\"WHY\"";

  private static final long MOST_BYTES = 16 << 20;

  /** A file that is something else altogether is not to fill a log. */
  private static final int MOST_PROBLEMS = 50;

  private static final List<String> CONFLICT_MARKERS =
      List.of("<<<<<<<", "=======", ">>>>>>>", "|||||||");

  private final List<String> head = new ArrayList<>();
  private final Map<String, BaselineEntry> entries = new LinkedHashMap<>();
  private final List<String> tail = new ArrayList<>();
  private final List<LineProblem> problems = new ArrayList<>();

  private BaselineFile() {}

  /** A file that is not there yet. */
  public static BaselineFile empty() {
    return new BaselineFile();
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   */
  public static BaselineFile read(File file) throws IOException {
    if (file.length() > MOST_BYTES) {
      throw new IOException("it has more than " + (MOST_BYTES >> 20) + " MB");
    }
    return parse(
        new String(Files.readAllBytes(RegularFile.checked(file).toPath()), StandardCharsets.UTF_8));
  }

  /** Reads the content of a file. */
  public static BaselineFile parse(String text) {
    BaselineFile file = new BaselineFile();
    file.readLines(text.startsWith("\uFEFF") ? text.substring(1) : text);
    return file;
  }

  private void readLines(String text) {
    List<String> comments = new ArrayList<>();
    boolean paragraph = false;
    int number = 0;
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      String line = text.substring(start, end).strip();
      start = end + 1;
      number++;
      if (line.isEmpty()) {
        paragraph = true;
        if (entries.isEmpty()) {
          addToHead(comments);
        }
      } else if (line.charAt(0) == '#') {
        comments.add(line);
      } else {
        if (entries.isEmpty() && !paragraph) {
          addToHead(comments); // they look like the first entry's, but most likely are the file's
        }
        readEntry(number, line, comments);
        comments.clear();
      }
    }
    if (entries.isEmpty()) {
      addToHead(comments);
    }
    tail.addAll(comments);
  }

  /** Adds a paragraph. */
  private void addToHead(List<String> comments) {
    if (!head.isEmpty() && !comments.isEmpty()) {
      head.add("");
    }
    head.addAll(comments);
    comments.clear();
  }

  private void readEntry(int number, String line, List<String> comments) {
    if (isConflictMarker(line)) {
      complain(number, "it is a mark of a merge conflict of Git that nobody has resolved");
      return;
    }
    if (line.indexOf('\uFFFD') >= 0) {
      complain(number, "it is not in UTF-8");
    }
    List<String> mistakes = new ArrayList<>();
    BaselineEntry entry = EntryReader.read(line, comments, mistakes);
    for (String mistake : mistakes) {
      complain(number, mistake);
    }
    if (entry != null && entries.putIfAbsent(entry.fingerprint(), entry) != null) {
      complain(number, "the fingerprint " + entry.fingerprint() + " stands in a line before it");
    }
  }

  private static boolean isConflictMarker(String line) {
    for (String marker : CONFLICT_MARKERS) {
      if (line.startsWith(marker)) {
        return true;
      }
    }
    return false;
  }

  private void complain(int line, String message) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new LineProblem(line, message));
    } else if (problems.size() == MOST_PROBLEMS) {
      problems.add(new LineProblem(line, "further lines are wrong, too, and not named"));
    }
  }

  /** What is wrong with its lines. */
  public List<LineProblem> problems() {
    return List.copyOf(problems);
  }

  /** The entries. */
  public Collection<BaselineEntry> entries() {
    return List.copyOf(entries.values());
  }

  /** The entry of a problem, or null. */
  public @Nullable BaselineEntry find(String fingerprint) {
    return entries.get(fingerprint);
  }

  /** The same file with other entries. */
  public BaselineFile with(Collection<BaselineEntry> others) {
    BaselineFile file = new BaselineFile();
    file.head.addAll(head);
    file.tail.addAll(tail);
    for (BaselineEntry entry : others) {
      file.entries.put(entry.fingerprint(), entry);
    }
    return file;
  }

  /** The comments before the first entry. */
  List<String> head() {
    return head;
  }

  /** The comments after the last entry. */
  List<String> tail() {
    return tail;
  }
}
