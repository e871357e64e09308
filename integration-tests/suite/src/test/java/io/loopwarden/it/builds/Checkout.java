package io.loopwarden.it.builds;

import java.nio.file.Path;

/** The checkout that the tests are in, with what has been built in it. */
public final class Checkout {
  public static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent().getParent();

  public static final Path JUNIT_JAR = ROOT.resolve("agent/junit/target/loopwarden-junit.jar");

  public static final Path PLUGIN_JAR =
      ROOT.resolve("agent/maven-plugin/target/loopwarden-maven-plugin.jar");

  private Checkout() {}
}
