package io.loopwarden.engine.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All operations that this JVM has, with the methods to weave them into. Immutable. */
public final class Catalogue {

  /** The operation that stands for the methods that a program marks as blocking while it runs. */
  public static final String MARKED = "io.loopwarden.api.NonBlockingThreads.blocking";

  private static final String MARKED_CATEGORY = "marked";

  private static final String MARKED_REMEDY =
      "Call it on another thread: this program marks it as blocking";

  private final List<Operation> operations;
  private final List<Target> targets;
  private final List<Target> implementationTargets;
  private final List<InterfaceTrait> traits;
  private final List<CallerCategory> callers;
  private final List<CallerCategory> libraries;
  private final Map<String, String> remedies;
  private final Map<String, String> publicNames;
  private final int ownFrom;

  Catalogue(
      List<Operation> operations,
      List<Target> targets,
      List<Target> implementationTargets,
      List<InterfaceTrait> traits,
      List<CallerCategory> callers,
      List<CallerCategory> libraries,
      Map<String, String> remedies,
      Map<String, String> publicNames,
      int ownFrom) {
    this.operations = List.copyOf(operations);
    this.targets = List.copyOf(targets);
    this.implementationTargets = List.copyOf(implementationTargets);
    this.traits = List.copyOf(traits);
    this.callers = List.copyOf(callers);
    this.libraries = List.copyOf(libraries);
    this.remedies = Map.copyOf(remedies);
    this.publicNames = Map.copyOf(publicNames);
    this.ownFrom = ownFrom;
  }

  /** This catalogue with one more operation, {@link #MARKED}. */
  public Catalogue withMarked() {
    List<Operation> all = new ArrayList<>(operations);
    all.add(
        new Operation(
            all.size(),
            MARKED,
            MARKED_CATEGORY,
            true,
            false,
            Operation.Naming.WOVEN,
            MARKED_REMEDY));
    return new Catalogue(
        all,
        targets,
        implementationTargets,
        traits,
        callers,
        libraries,
        remedies,
        publicNames,
        all.size());
  }

  /** The operations, by number. */
  public List<Operation> operations() {
    return operations;
  }

  /** The operation of a number. */
  public Operation operation(int number) {
    return operations.get(number);
  }

  /**
   * The operation of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Operation operation(String name) {
    for (Operation operation : operations) {
      if (operation.name().equals(name)) {
        return operation;
      }
    }
    throw new IllegalArgumentException("no operation named " + name);
  }

  /** The methods of named classes. */
  public List<Target> targets() {
    return targets;
  }

  /** The methods of any class that implements an interface. */
  public List<Target> implementationTargets() {
    return implementationTargets;
  }

  /** How the interfaces of {@link #implementationTargets()} are recognised. */
  public List<InterfaceTrait> traits() {
    return traits;
  }

  /** The operations that the user added. */
  public List<Operation> ownOperations() {
    return operations.subList(ownFrom, operations.size());
  }

  List<CallerCategory> callers() {
    return callers;
  }

  List<CallerCategory> libraries() {
    return libraries;
  }

  Map<String, String> remedies() {
    return remedies;
  }

  Map<String, String> publicNames() {
    return publicNames;
  }

  /** The category of what is called through a class, or null if the class does not say. */
  public @Nullable CallerCategory caller(String className) {
    for (CallerCategory caller : callers) {
      if (className.startsWith(caller.prefix())) {
        return caller;
      }
    }
    return null;
  }

  /** The category of whatever goes through a class, such as a log's appender, or null. */
  public @Nullable String through(String className) {
    for (CallerCategory library : libraries) {
      if (className.startsWith(library.prefix())) {
        return library.category();
      }
    }
    return null;
  }

  /** A qualified name of a method, under the {@linkplain #publicName public type} of its class. */
  public String publicFunction(String name) {
    int dot = name.lastIndexOf('.');
    return publicName(name.substring(0, dot)) + name.substring(dot);
  }

  /** The name of the public type that an application uses a class by: its own, if it is public. */
  public String publicName(String className) {
    for (Map.Entry<String, String> name : publicNames.entrySet()) {
      String hidden = name.getKey();
      if (className.startsWith(hidden)
          && (className.length() == hidden.length() || className.charAt(hidden.length()) == '$')) {
        return name.getValue();
      }
    }
    return className;
  }

  /** The categories that a caller may give to an operation. */
  public Set<String> callerCategories() {
    Set<String> categories = new TreeSet<>();
    for (CallerCategory caller : callers) {
      categories.add(caller.category());
    }
    return categories;
  }

  /** What to do instead of any operation of a category. */
  public String remedy(String category) {
    return remedies.getOrDefault(category, "");
  }

  /** The categories, sorted. */
  public TreeSet<String> categories() {
    TreeSet<String> categories = new TreeSet<>(callerCategories());
    for (Operation operation : operations) {
      categories.add(operation.category());
      String whenWaiting = operation.whenWaiting();
      if (whenWaiting != null) {
        categories.add(whenWaiting);
      }
    }
    for (CallerCategory library : libraries) {
      categories.add(library.category());
    }
    return categories;
  }
}
