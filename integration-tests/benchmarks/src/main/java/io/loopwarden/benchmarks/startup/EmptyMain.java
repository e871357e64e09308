package io.loopwarden.benchmarks.startup;

/** A program that does nothing. */
public final class EmptyMain {

  private EmptyMain() {}

  public static void main(String[] arguments) {}
}
