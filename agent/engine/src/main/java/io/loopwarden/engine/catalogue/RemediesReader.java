package io.loopwarden.engine.catalogue;

import io.loopwarden.engine.text.ResourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/** Reads {@code remedies.txt}, whose head explains its form. */
public final class RemediesReader {

  private static final String FILE = "remedies.txt";
  private static final String FRAMEWORK = "framework ";
  private static final String CATEGORY = "category ";
  private static final String FRAMES = "frames";

  private final List<Framework> frameworks = new ArrayList<>();
  private final Map<String, RemedyCategory> categories = new LinkedHashMap<>();

  /** The margin line of the entry that is being read, empty before the first one. */
  private String entry = "";

  private final Map<String, String> lines = new LinkedHashMap<>();

  private RemediesReader() {}

  /** The remedies of this build. */
  public static Remedies read() {
    return parse(ResourceText.of(RemediesReader.class, FILE));
  }

  static Remedies parse(String text) {
    RemediesReader reader = new RemediesReader();
    StringTokenizer lines = new StringTokenizer(text, "\r\n");
    while (lines.hasMoreTokens()) {
      reader.line(lines.nextToken());
    }
    reader.end();
    if (reader.frameworks.isEmpty()
        || !reader.frameworks.get(reader.frameworks.size() - 1).isNone()) {
      throw new IllegalArgumentException("the last framework must be none");
    }
    return new Remedies(
        List.copyOf(reader.frameworks), Collections.unmodifiableMap(reader.categories));
  }

  private void line(String line) {
    if (line.isBlank() || line.charAt(0) == '#') {
      return;
    }
    if (line.charAt(0) != ' ') {
      end();
      entry = line.strip();
      return;
    }
    String stripped = line.strip();
    int space = stripped.indexOf(' ');
    if (space < 0 || entry.isEmpty()) {
      throw new IllegalArgumentException("not a name and words, below an entry: " + stripped);
    }
    lines.put(stripped.substring(0, space), stripped.substring(space).strip());
  }

  private void end() {
    if (entry.startsWith(FRAMEWORK)) {
      String frames = lines.getOrDefault(FRAMES, "");
      lines.remove(FRAMES);
      frameworks.add(
          new Framework(key(FRAMEWORK), name(FRAMEWORK), words(frames), Map.copyOf(lines)));
    } else if (entry.startsWith(CATEGORY)) {
      String key = key(CATEGORY);
      List<String> causes = words(lines.getOrDefault("causes", ""));
      categories.put(
          key, new RemedyCategory(key, name(CATEGORY), remedy(), causes, lines.get("code")));
    } else if (!entry.isEmpty()) {
      throw new IllegalArgumentException("neither framework nor category: " + entry);
    }
    lines.clear();
  }

  private String key(String kind) {
    String rest = entry.substring(kind.length());
    int space = rest.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("no name: " + entry);
    }
    return rest.substring(0, space);
  }

  private String name(String kind) {
    return entry.substring(kind.length() + key(kind).length()).strip();
  }

  private String remedy() {
    String remedy = lines.get("remedy");
    if (remedy == null) {
      throw new IllegalArgumentException("no line remedy: " + entry);
    }
    return remedy;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text, " ");
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }
}
