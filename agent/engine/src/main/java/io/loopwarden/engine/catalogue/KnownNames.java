package io.loopwarden.engine.catalogue;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The names that reports may give to operations: those of the catalogue, and those of callers. */
public final class KnownNames {

  private final Catalogue catalogue;

  public KnownNames(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Whether a report may have that name. */
  public boolean contains(String name) {
    for (Operation operation : catalogue.operations()) {
      if (operation.name().equals(name) || isOneOf(operation, name)) {
        return true;
      }
    }
    int dot = name.lastIndexOf('.');
    if (dot <= 0 || !isCaller(name.substring(0, dot))) {
      return false;
    }
    Set<String> methods = methodsOf(name.substring(0, dot));
    return methods.isEmpty() || methods.contains(name);
  }

  /** Of an operation that stands for all methods of a class, with a star. */
  private static boolean isOneOf(Operation operation, String name) {
    String prefix = operation.name().substring(0, operation.name().length() - 1);
    return operation.name().endsWith("*") && name.startsWith(prefix);
  }

  private boolean isCaller(String className) {
    return catalogue.caller(className) != null || catalogue.publicNames().containsValue(className);
  }

  /** What a mistyped name may have been meant to be. */
  public Collection<String> candidates(String name) {
    Set<String> candidates = new TreeSet<>();
    for (Operation operation : catalogue.operations()) {
      candidates.add(operation.name());
    }
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      candidates.addAll(methodsOf(name.substring(0, dot)));
    }
    return candidates;
  }

  /** The public methods of a class of the JDK; of others nothing is known here. */
  private static Set<String> methodsOf(String className) {
    Set<String> names = new TreeSet<>();
    try {
      Class<?> type = Class.forName(className, false, ClassLoader.getPlatformClassLoader());
      for (Method method : type.getMethods()) {
        names.add(className + '.' + method.getName());
      }
    } catch (ClassNotFoundException | LinkageError e) {
      // it is a library's
    }
    return names;
  }
}
