package io.loopwarden.engine.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads {@code operations.txt}, whose head describes its form. */
public final class CatalogueReader {

  private final int feature;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final List<Target> implementationTargets = new ArrayList<>();
  private final List<InterfaceTrait> traits = new ArrayList<>();
  private final List<CallerCategory> callers = new ArrayList<>();
  private final Map<String, String> remedies = new HashMap<>();
  private final Map<String, String> publicNames = new HashMap<>();

  private @Nullable String name;
  private String category = "";
  private String remedy = "";
  private @Nullable String whenWaiting;
  private boolean blocking;
  private Operation.Naming naming = Operation.Naming.OWN;
  private boolean present;
  private final List<String> weaveLines = new ArrayList<>();

  private CatalogueReader(int feature) {
    this.feature = feature;
  }

  /** The catalogue that this build carries, for the running JDK. */
  public static Catalogue load() {
    return load(Runtime.version().feature());
  }

  /**
   * The catalogue that this build carries, for a JDK.
   *
   * @param feature the JDK's feature release, such as 17
   */
  public static Catalogue load(int feature) {
    return read(text(), feature);
  }

  /** The file that this build carries; its head explains the form. */
  public static String text() {
    try (InputStream in = CatalogueReader.class.getResourceAsStream("operations.txt")) {
      if (in == null) {
        throw new IllegalStateException("operations.txt is missing from the agent's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("operations.txt cannot be read", e);
    }
  }

  /**
   * Reads a catalogue.
   *
   * @throws IllegalArgumentException if something in it cannot be understood
   */
  static Catalogue read(String text, int feature) {
    CatalogueReader reader = new CatalogueReader(feature);
    StringTokenizer lines = new StringTokenizer(text, "\n");
    while (lines.hasMoreTokens()) {
      String line = lines.nextToken().stripTrailing();
      if (!line.isEmpty() && line.charAt(0) != '#') {
        reader.line(line);
      }
    }
    reader.finishOperation();
    return reader.catalogue(reader.operations.size());
  }

  /**
   * Adds a user's own operations to a catalogue. An operation that cannot be understood is left
   * out.
   *
   * @param complaints gets for each such operation the number of its line, and what is wrong
   */
  public static Catalogue extend(
      Catalogue base, String text, BiConsumer<Integer, String> complaints) {
    CatalogueReader reader = new CatalogueReader(Runtime.version().feature());
    reader.operations.addAll(base.operations());
    reader.targets.addAll(base.targets());
    reader.implementationTargets.addAll(base.implementationTargets());
    reader.traits.addAll(base.traits());
    reader.callers.addAll(base.callers());
    reader.remedies.putAll(base.remedies());
    reader.publicNames.putAll(base.publicNames());
    String[] lines = text.split("\r?\n", -1);
    int begin = 1;
    for (int number = 1; number <= lines.length; number++) {
      String line = lines[number - 1].replace('\t', ' ').stripTrailing();
      if (line.isEmpty() || line.charAt(0) == '#') {
        continue;
      }
      if (line.charAt(0) != ' ') {
        reader.finishOrComplain(begin, complaints);
        begin = number;
      }
      try {
        reader.line(line);
      } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException e) {
        complaints.accept(number, "\"" + line.strip() + "\" is not understood: " + e.getMessage());
        reader.forgetOperation();
      }
    }
    reader.finishOrComplain(begin, complaints);
    return reader.catalogue(base.operations().size());
  }

  private Catalogue catalogue(int ownFrom) {
    return new Catalogue(
        operations,
        targets,
        implementationTargets,
        traits,
        callers,
        remedies,
        publicNames,
        ownFrom);
  }

  private void finishOrComplain(int begin, BiConsumer<Integer, String> complaints) {
    int complete = operations.size();
    try {
      finishOperation();
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException e) {
      complaints.accept(begin, String.valueOf(e.getMessage()));
      operations.subList(complete, operations.size()).clear();
      forgetOperation();
    }
  }

  private void forgetOperation() {
    name = null;
    weaveLines.clear();
  }

  private void line(String line) {
    if (line.charAt(0) == ' ') {
      attribute(line.strip());
      return;
    }
    finishOperation();
    if (line.startsWith("remedy ")) {
      int end = line.indexOf(' ', 7);
      remedies.put(line.substring(7, end), line.substring(end).strip());
    } else if (line.startsWith("caller ") || line.startsWith("owner ")) {
      StringTokenizer words = new StringTokenizer(line);
      boolean owner = words.nextToken().equals("owner");
      String own = words.nextToken();
      while (words.hasMoreTokens()) {
        callers.add(new CallerCategory(words.nextToken(), own, owner));
      }
    } else if (line.startsWith("public ")) {
      StringTokenizer words = new StringTokenizer(line.substring(7));
      String type = words.nextToken();
      while (words.hasMoreTokens()) {
        publicNames.put(words.nextToken(), type);
      }
    } else if (line.startsWith("recognise ")) {
      trait(line.substring(10));
    } else {
      name = line;
      category = "";
      remedy = "";
      blocking = false;
      whenWaiting = null;
      naming = Operation.Naming.OWN;
      present = true;
    }
  }

  private void attribute(String line) {
    int space = line.indexOf(' ');
    int end = space < 0 ? line.length() : space;
    String key = line.substring(0, end);
    String value = line.substring(end).strip();
    switch (key) {
      case "category" -> category = value;
      case "nature" -> blocking = nature(value);
      case "named" -> naming = Operation.Naming.valueOf(value.toUpperCase(Locale.ROOT));
      case "jdk" -> present = contains(value, feature);
      case "remedy" -> remedy = value;
      case "waiting" -> whenWaiting = value;
      default -> weaveLines.add(line);
    }
  }

  private static boolean nature(String value) {
    return switch (value) {
      case "blocking" -> true;
      case "may-block" -> false;
      default -> throw new IllegalArgumentException("no such nature: " + value);
    };
  }

  private static boolean contains(String range, int feature) {
    int dash = range.indexOf('-');
    try {
      if (range.endsWith("+")) {
        return feature >= Integer.parseInt(range.substring(0, range.length() - 1));
      }
      if (dash > 0) {
        return feature >= Integer.parseInt(range.substring(0, dash))
            && feature <= Integer.parseInt(range.substring(dash + 1));
      }
    } catch (NumberFormatException e) {
      // said below, as for everything else that is no range
    }
    throw new IllegalArgumentException("\"" + range + "\" is no range such as 17+ or 17-20");
  }

  private void finishOperation() {
    if (name != null && present) {
      String cure = remedy.isEmpty() ? remedies.getOrDefault(category, "") : remedy;
      if (name.indexOf('.') < 1 || category.isEmpty() || cure.isEmpty() || weaveLines.isEmpty()) {
        throw new IllegalArgumentException(
            "an operation needs a name with its class, a category, a remedy and a method to weave: "
                + name);
      }
      Operation operation =
          new Operation(
              operations.size(), name, category, blocking, hasCallers(), naming, cure, whenWaiting);
      operations.add(operation);
      for (String line : weaveLines) {
        weave(operation, line);
      }
    }
    forgetOperation();
  }

  private boolean hasCallers() {
    for (String line : weaveLines) {
      if (line.startsWith("call")) {
        return true;
      }
    }
    return false;
  }

  private void weave(Operation operation, String line) {
    StringTokenizer words = new StringTokenizer(line);
    String keyword = words.nextToken();
    Guard guard =
        switch (keyword) {
          case "weave-unless" -> Guard.field(words.hasMoreTokens() ? words.nextToken() : "");
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
      case "implement-result" -> Target.Advice.RESULT;
      case "call", "call-virtual" -> Target.Advice.CALLERS;
      default -> throw new IllegalArgumentException("no such way to weave: " + keyword);
    };
  }

  private void trait(String line) {
    StringTokenizer words = new StringTokenizer(line.replace('.', '/'));
    String type = words.nextToken();
    Set<String> names = new LinkedHashSet<>();
    names.add(type);
    String word = words.nextToken();
    while (!word.equals("by")) {
      names.add(word);
      word = words.nextToken();
    }
    List<String> methods = new ArrayList<>();
    while (words.hasMoreTokens()) {
      methods.add(words.nextToken());
    }
    traits.add(new InterfaceTrait(type, names, methods));
  }
}
