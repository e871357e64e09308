package io.loopwarden.engine.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Reads the lines of {@code operations.txt} that say which methods to weave, and how. */
final class TargetReader {

  private final List<Target> targets = new ArrayList<>();
  private final List<Target> implementationTargets = new ArrayList<>();

  /** Adds what a catalogue has. */
  void addAll(Catalogue catalogue) {
    targets.addAll(catalogue.targets());
    implementationTargets.addAll(catalogue.implementationTargets());
  }

  /** The methods of named classes. */
  List<Target> targets() {
    return targets;
  }

  /** The methods of any class that implements an interface. */
  List<Target> implementationTargets() {
    return implementationTargets;
  }

  /**
   * Adds the methods of a line.
   *
   * @throws IllegalArgumentException if the line cannot be understood
   */
  void read(Operation operation, String line) {
    StringTokenizer words = new StringTokenizer(line);
    String keyword = words.nextToken();
    Guard guard =
        switch (keyword) {
          case "weave-unless", "weave-stream" ->
              Guard.field(words.hasMoreTokens() ? words.nextToken() : "");
          case "weave-if" -> Guard.method(words.hasMoreTokens() ? words.nextToken() : "");
          default -> null;
        };
    String type = words.hasMoreTokens() ? words.nextToken().replace('.', '/') : "";
    if (!words.hasMoreTokens()) {
      throw new IllegalArgumentException(
          "a class and at least one method belong behind " + keyword);
    }
    List<Target> list = keyword.startsWith("implement") ? implementationTargets : targets;
    while (words.hasMoreTokens()) {
      list.add(new Target(operation, type, words.nextToken(), advice(keyword), guard));
    }
  }

  private static Target.Advice advice(String keyword) {
    return switch (keyword) {
      case "weave", "implement" -> Target.Advice.ALWAYS;
      case "weave-channel" -> Target.Advice.CHANNEL;
      case "weave-await" -> Target.Advice.AWAIT;
      case "weave-selector" -> Target.Advice.SELECTOR;
      case "weave-unless" -> Target.Advice.UNLESS;
      case "weave-if" -> Target.Advice.IF;
      case "weave-stream" -> Target.Advice.STREAM;
      case "implement-result" -> Target.Advice.RESULT;
      case "implement-source" -> Target.Advice.SOURCE;
      case "call", "call-virtual" -> Target.Advice.CALLERS;
      default -> throw new IllegalArgumentException("no such way to weave: " + keyword);
    };
  }
}
