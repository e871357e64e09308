package io.loopwarden.engine.scan.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of one entry, as they are read. */
final class EntryLines {

  private static final List<String> KEYS =
      List.of(
          "type", "method", "annotated", "unless", "returns", "parameter", "if", "not", "passed");

  private final String kind;
  private final Map<String, List<String>> words = new HashMap<>();

  EntryLines(String kind) {
    this.kind = kind;
  }

  /** Whether there is no entry to read. */
  boolean isEmpty() {
    return kind.isEmpty();
  }

  /**
   * Adds a line.
   *
   * @throws IllegalArgumentException if there is no such line, or no entry before it
   */
  void add(String key, List<String> more) {
    if (!KEYS.contains(key) || kind.isEmpty()) {
      throw new IllegalArgumentException("no such line of an entry: " + key);
    }
    words.computeIfAbsent(key, name -> new ArrayList<>()).addAll(more);
  }

  /** The entry that the lines describe. */
  EntryRule rule() {
    return new EntryRule(
        kind,
        internal(of("type")),
        of("method"),
        of("annotated"),
        of("unless"),
        internal(of("returns")),
        internal(of("parameter")),
        of("if"),
        of("not"),
        internal(of("passed")));
  }

  private List<String> of(String key) {
    return List.copyOf(words.getOrDefault(key, List.of()));
  }

  /** Names as class files have them. */
  static List<String> internal(List<String> names) {
    List<String> internal = new ArrayList<>(names.size());
    for (String name : names) {
      internal.add(name.replace('.', '/'));
    }
    return List.copyOf(internal);
  }
}
