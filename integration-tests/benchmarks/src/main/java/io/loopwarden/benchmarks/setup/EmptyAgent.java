package io.loopwarden.benchmarks.setup;

/** An agent that does nothing. */
public final class EmptyAgent {

  private EmptyAgent() {}

  /** Called by the JVM. */
  public static void premain(String arguments) {}
}
