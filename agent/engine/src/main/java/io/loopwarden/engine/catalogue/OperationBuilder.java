package io.loopwarden.engine.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the attributes of one operation of {@code operations.txt}, line by line. */
final class OperationBuilder {

  private final int feature;
  private final List<String> weaveLines = new ArrayList<>();
  private @Nullable String name;
  private String category = "";
  private String remedy = "";
  private @Nullable String whenWaiting;
  private boolean blocking;
  private Operation.Naming naming = Operation.Naming.OWN;
  private boolean present;

  /**
   * Makes a builder that has no operation yet.
   *
   * @param feature the JDK's feature release, such as 17
   */
  OperationBuilder(int feature) {
    this.feature = feature;
  }

  /** Begins an operation. */
  void begin(String name) {
    this.name = name;
    category = "";
    remedy = "";
    blocking = false;
    whenWaiting = null;
    naming = Operation.Naming.OWN;
    present = true;
  }

  /** Forgets the operation. */
  void clear() {
    name = null;
    weaveLines.clear();
  }

  /** Takes a line of the operation. */
  void attribute(String line) {
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

  /** The lines of the operation that say which methods to weave. */
  List<String> weaveLines() {
    return weaveLines;
  }

  /**
   * The operation; null if there is none, or none on this JDK.
   *
   * @param number its number in the catalogue
   * @param remedies the remedies of categories
   * @throws IllegalArgumentException if something is missing
   */
  @Nullable Operation build(int number, Map<String, String> remedies) {
    if (name == null || !present) {
      return null;
    }
    String cure = remedy.isEmpty() ? remedies.getOrDefault(category, "") : remedy;
    if (name.indexOf('.') < 1 || category.isEmpty() || cure.isEmpty() || weaveLines.isEmpty()) {
      throw new IllegalArgumentException(
          "an operation needs a name with its class, a category, a remedy and a method to weave: "
              + name);
    }
    return new Operation(number, name, category, blocking, hasCallers(), naming, cure, whenWaiting);
  }

  private boolean hasCallers() {
    for (String line : weaveLines) {
      if (line.startsWith("call")) {
        return true;
      }
    }
    return false;
  }
}
