package io.loopwarden.engine.catalogue;

import io.loopwarden.engine.text.ResourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.BiConsumer;

/** Reads {@code operations.txt}, whose head describes its form. */
public final class CatalogueReader {

  private final List<Operation> operations = new ArrayList<>();
  private final TargetReader targets = new TargetReader();
  private final List<InterfaceTrait> traits = new ArrayList<>();
  private final List<CallerCategory> callers = new ArrayList<>();
  private final List<CallerCategory> libraries = new ArrayList<>();
  private final Map<String, String> remedies = new HashMap<>();
  private final Map<String, String> publicNames = new HashMap<>();
  private final OperationBuilder operation;

  private CatalogueReader(int feature) {
    this.operation = new OperationBuilder(feature);
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

  /** A catalogue with the operations of the option {@code blockhound.strict}, too. */
  public static Catalogue withStrict(Catalogue base) {
    CatalogueReader reader = extending(base);
    reader.lines(ResourceText.of(CatalogueReader.class, "strict.txt"));
    return reader.catalogue(reader.operations.size());
  }

  /** The file that this build carries; its head explains the form. */
  public static String text() {
    return ResourceText.of(CatalogueReader.class, "operations.txt");
  }

  /**
   * Reads a catalogue.
   *
   * @throws IllegalArgumentException if something in it cannot be understood
   */
  static Catalogue read(String text, int feature) {
    CatalogueReader reader = new CatalogueReader(feature);
    reader.lines(text);
    return reader.catalogue(reader.operations.size());
  }

  private static CatalogueReader extending(Catalogue base) {
    CatalogueReader reader = new CatalogueReader(Runtime.version().feature());
    reader.operations.addAll(base.operations());
    reader.targets.addAll(base);
    reader.traits.addAll(base.traits());
    reader.callers.addAll(base.callers());
    reader.libraries.addAll(base.libraries());
    reader.remedies.putAll(base.remedies());
    reader.publicNames.putAll(base.publicNames());
    return reader;
  }

  /**
   * Adds the custom operations of a user's file to a catalogue. An operation that cannot be
   * understood is left out.
   *
   * @param complaints gets for each such operation the number of its line, and what is wrong
   */
  public static Catalogue extend(
      Catalogue base, String text, BiConsumer<Integer, String> complaints) {
    CatalogueReader reader = extending(base);
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
        reader.operation.clear();
      }
    }
    reader.finishOrComplain(begin, complaints);
    return reader.catalogue(base.operations().size());
  }

  private Catalogue catalogue(int ownFrom) {
    return new Catalogue(
        operations,
        targets.targets(),
        targets.implementationTargets(),
        traits,
        callers,
        libraries,
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
      operation.clear();
    }
  }

  private void lines(String text) {
    StringTokenizer lines = new StringTokenizer(text, "\n");
    while (lines.hasMoreTokens()) {
      String line = lines.nextToken().stripTrailing();
      if (!line.isEmpty() && line.charAt(0) != '#') {
        line(line);
      }
    }
    finishOperation();
  }

  private void line(String line) {
    if (line.charAt(0) == ' ') {
      operation.attribute(line.strip());
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
    } else if (line.startsWith("through ")) {
      StringTokenizer words = new StringTokenizer(line.substring(8));
      String category = words.nextToken();
      while (words.hasMoreTokens()) {
        libraries.add(new CallerCategory(words.nextToken(), category, false));
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
      operation.begin(line);
    }
  }

  private void finishOperation() {
    Operation built = operation.build(operations.size(), remedies);
    if (built != null) {
      operations.add(built);
      for (String line : operation.weaveLines()) {
        targets.read(built, line);
      }
    }
    operation.clear();
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
