package io.loopwarden.engine.scan.rule;

/**
 * Methods that lead to an operation beneath them.
 *
 * @param operation the name of the operation; empty if the methods wait and are named themselves
 * @param category the category of methods that wait; empty for those with an operation
 * @param methods the methods
 */
public record CallRule(String operation, String category, MethodPattern methods) {

  /** Whether the methods wait as the JDK's parks do, and reports name them. */
  public boolean isWait() {
    return operation.isEmpty();
  }
}
