package com.example.isolation;

/**
 * An agent that does nothing: what the JVM prints with it, it prints because there is an agent at
 * all.
 */
public final class EmptyAgent {
  private EmptyAgent() {}

  /** Called by the JVM. */
  public static void premain(String argument) {}
}
