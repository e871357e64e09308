package io.loopwarden.engine.scan.rule;

import io.loopwarden.engine.text.ResourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads {@code loops.txt}, whose head explains its form. */
public final class ScanRulesReader {

  private static final String FILE = "loops.txt";

  private final List<EntryRule> entries = new ArrayList<>();
  private final List<LeaveRule> leaves = new ArrayList<>();
  private final List<CallRule> calls = new ArrayList<>();
  private final List<NameRule> names = new ArrayList<>();
  private final List<DatabaseRule> databases = new ArrayList<>();
  private final List<String> cold = new ArrayList<>();
  private final List<String> hot = new ArrayList<>();
  private final List<MethodPattern> settled = new ArrayList<>();
  private final List<String> omitted = new ArrayList<>();
  private final List<String> apart = new ArrayList<>();
  private EntryLines entry = new EntryLines("");

  private ScanRulesReader() {}

  /** The rules of this build. */
  public static ScanRules load() {
    return read(ResourceText.of(ScanRulesReader.class, FILE));
  }

  /**
   * Reads rules.
   *
   * @throws IllegalArgumentException if a line cannot be understood
   */
  public static ScanRules read(String text) {
    ScanRulesReader reader = new ScanRulesReader();
    for (String line : text.split("\r?\n")) {
      if (!line.isBlank() && line.charAt(0) != '#') {
        reader.line(line);
      }
    }
    reader.endEntry();
    return new ScanRules(
        reader.entries,
        reader.leaves,
        reader.calls,
        reader.names,
        new ResultRules(reader.cold, reader.hot, reader.settled),
        reader.databases,
        reader.omitted,
        reader.apart);
  }

  private void line(String line) {
    List<String> words = Arrays.asList(line.strip().split(" +"));
    List<String> rest = words.subList(1, words.size());
    if (rest.isEmpty()) {
      throw new IllegalArgumentException("words are missing: " + line);
    }
    if (line.charAt(0) == ' ') {
      entry.add(words.get(0), rest);
      return;
    }
    endEntry();
    switch (words.get(0)) {
      case "entry" -> entry = new EntryLines(String.join(" ", rest));
      case "leave" -> leaves.add(leave(LeaveRule.Effect.ARGUMENTS, rest));
      case "leave-above" -> leaves.add(leave(LeaveRule.Effect.ABOVE, rest));
      case "leave-below" -> leaves.add(leave(LeaveRule.Effect.BELOW, rest));
      case "waits" ->
          calls.add(new CallRule("", rest.get(0), pattern(rest.subList(1, rest.size()))));
      case "runs" ->
          calls.add(new CallRule(rest.get(0), "", pattern(rest.subList(1, rest.size()))));
      case "named" -> names.add(new NameRule(rest.get(0), pattern(rest.subList(1, rest.size()))));
      case "database" -> databases.add(database(rest));
      case "cold" -> cold.addAll(EntryLines.internal(rest));
      case "hot" -> hot.addAll(EntryLines.internal(rest));
      case "settled" -> settled.add(pattern(rest));
      case "omit" -> omitted.addAll(rest);
      case "apart" -> apart.addAll(EntryLines.internal(rest));
      default -> throw new IllegalArgumentException("no such line: " + line);
    }
  }

  private void endEntry() {
    if (!entry.isEmpty()) {
      entries.add(entry.rule());
    }
    entry = new EntryLines("");
  }

  private static LeaveRule leave(LeaveRule.Effect effect, List<String> words) {
    int with = indexOf("with", words);
    int by = indexOf("by", words.subList(0, with));
    return new LeaveRule(
        effect,
        pattern(words.subList(0, by)),
        words.subList(Math.min(by + 1, with), with),
        words.subList(Math.min(with + 1, words.size()), words.size()));
  }

  private static int indexOf(String word, List<String> words) {
    int index = words.indexOf(word);
    return index < 0 ? words.size() : index;
  }

  private static DatabaseRule database(List<String> words) {
    if (words.size() < 3) {
      throw new IllegalArgumentException("a database has a name and two drivers: " + words);
    }
    List<String> drivers = EntryLines.internal(words.subList(1, words.size()));
    return new DatabaseRule(words.get(0), drivers.get(0), drivers.subList(1, drivers.size()));
  }

  private static MethodPattern pattern(List<String> words) {
    if (words.size() < 2) {
      throw new IllegalArgumentException("a class and methods belong together: " + words);
    }
    return new MethodPattern(words.get(0).replace('.', '/'), words.subList(1, words.size()));
  }
}
