package io.loopwarden.engine.scan.rule;

import io.loopwarden.engine.scan.code.MethodId;
import java.util.List;
import java.util.Set;

/**
 * Some methods of a type and of all that extend it.
 *
 * @param type the internal name of a class or interface
 * @param methods their names, each alone or with the begin of a descriptor, as in {@code poll(J}
 */
public record MethodPattern(String type, List<String> methods) {

  /** Copies the names. */
  public MethodPattern {
    methods = List.copyOf(methods);
  }

  /**
   * Whether a method is one of them.
   *
   * @param ancestors the internal names of the method's class and of all that it extends
   */
  public boolean includes(MethodId method, Set<String> ancestors) {
    return names(method) && ancestors.contains(type);
  }

  /** Whether a method, of whatever class, has one of the names. */
  public boolean names(MethodId method) {
    for (String pattern : methods) {
      boolean whole = pattern.indexOf('(') < 0;
      if (whole ? pattern.equals(method.name()) : method.signature().startsWith(pattern)) {
        return true;
      }
    }
    return false;
  }
}
