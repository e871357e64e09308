package io.loopwarden.engine.scan.rule;

import io.loopwarden.engine.scan.code.MethodId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A kind of methods that event loops call.
 *
 * @param kind what such a method is, in words
 * @param types internal names of classes and interfaces, of which the method's class is one
 * @param methods names of methods, or a star
 * @param annotations class names of annotations of the method or its class
 * @param unless class names of annotations that exclude the method
 * @param results internal names of types that the method returns
 * @param parameters internal names of types of a parameter
 * @param present names of classes and qualified names of methods: the entry holds only if one of
 *     these classes is scanned or the application calls one of these methods
 * @param absent names of classes: the entry holds only if none of these is scanned
 * @param passed begins of internal names of classes, to whose methods a lambda is passed
 */
public record EntryRule(
    String kind,
    List<String> types,
    List<String> methods,
    List<String> annotations,
    List<String> unless,
    List<String> results,
    List<String> parameters,
    List<String> present,
    List<String> absent,
    List<String> passed) {

  private static final String ANY = "*";

  /** What is known of a method beside its names. */
  public interface Surroundings {
    /** The internal names of its class and of all that it extends. */
    Set<String> ancestors();

    /** The class names of its annotations and its class's. */
    Collection<String> annotations();
  }

  /** Whether a method is such an entry point. */
  public boolean includes(MethodId method, Surroundings of) {
    return hasConditions()
        && fitsName(method.name())
        && fits(results, List.of(method.resultType()))
        && fitsParameter(method.descriptor())
        && fits(types, of.ancestors())
        && fits(annotations, of.annotations())
        && !isOneOf(unless, of.annotations());
  }

  /** Whether a lambda with such an interface is an entry point, whatever gets it. */
  public boolean includesFunction(String interfaceName) {
    return types.contains(interfaceName);
  }

  /** Whether a lambda is an entry point if a method of this class gets it. */
  public boolean claims(String owner) {
    for (String prefix : passed) {
      if (owner.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The class of a framework that stands for this kind; empty if there is none. */
  public String framework() {
    List<String> names = !types.isEmpty() ? types : !passed.isEmpty() ? passed : results;
    return names.isEmpty() ? "" : names.get(0).replace('/', '.');
  }

  private boolean hasConditions() {
    return !types.isEmpty() || !annotations.isEmpty();
  }

  private boolean fitsName(String name) {
    return methods.contains(ANY) ? name.charAt(0) != '<' : methods.contains(name);
  }

  private boolean fitsParameter(String descriptor) {
    if (parameters.isEmpty()) {
      return true;
    }
    for (String type : parameters) {
      int found = descriptor.indexOf('L' + type + ';');
      if (found > 0 && found < descriptor.indexOf(')')) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(List<String> wanted, Collection<String> found) {
    return wanted.isEmpty() || isOneOf(wanted, found);
  }

  private static boolean isOneOf(List<String> wanted, Collection<String> found) {
    for (String each : wanted) {
      if (found.contains(each)) {
        return true;
      }
    }
    return false;
  }
}
