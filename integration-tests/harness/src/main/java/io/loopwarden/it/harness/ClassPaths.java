package io.loopwarden.it.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/** The class paths that the modules before this one have written down when they were built. */
public final class ClassPaths {
  private static final Path PROGRAMS =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("programs");

  private ClassPaths() {}

  /** A stack's exact class path, and the scenarios with the drivers they need. */
  static String of(ServerStack stack) {
    StringJoiner path = new StringJoiner(File.pathSeparator);
    add(path, PROGRAMS.resolve("servers").resolve(stack.module()));
    add(path, PROGRAMS.resolve("scenarios"));
    return path.toString();
  }

  /** The class path of a program that is a module of its own. */
  public static String ofModule(String module) {
    StringJoiner path = new StringJoiner(File.pathSeparator);
    add(path, PROGRAMS.resolve(module));
    return path.toString();
  }

  private static void add(StringJoiner path, Path module) {
    Path target = module.resolve("target");
    path.add(target.resolve("classes").toString());
    try {
      path.add(Files.readString(target.resolve("classpath.txt")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Build the programs first: mvn -f integration-tests/pom.xml process-classes", e);
    }
  }
}
