package io.loopwarden.it.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The class paths that the programs have written down when they were built. */
public final class ClassPaths {
  private static final Path PROGRAMS =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("programs");

  private ClassPaths() {}

  /** The class path of this JVM, for one that runs in any folder. */
  public static String ofThisJvm() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A stack's exact class path, and the scenarios with the drivers they need. */
  static String of(ServerStack stack) {
    return ofModule("servers/" + stack.module()) + File.pathSeparator + ofModule("scenarios");
  }

  /**
   * The class path of a program.
   *
   * @param module the folder of its module below {@code programs}
   */
  public static String ofModule(String module) {
    return classes(module) + File.pathSeparator + libraries(module);
  }

  /** The folder of a program's own classes. */
  public static Path classes(String module) {
    return PROGRAMS.resolve(module).resolve("target/classes");
  }

  /** A program's libraries, as a class path. */
  public static String libraries(String module) {
    try {
      return Files.readString(PROGRAMS.resolve(module).resolve("target/classpath.txt")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Build the programs first: mvn -f integration-tests/pom.xml process-classes", e);
    }
  }
}
