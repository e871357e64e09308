package io.loopwarden.it.isolation;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the small programs are, and the libraries that conflict with the agent's. */
final class ProgramFiles {
  private static final Path ALL =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("programs");
  private static final Path PROGRAMS = ALL.resolve("servers/conflicting-libraries");
  private static final Path DRIVERS = ALL.resolve("scenarios");

  private ProgramFiles() {}

  /** Their class path. */
  static String classPath() {
    return classes() + File.pathSeparator + libraries();
  }

  /** Their class path with the H2 database. */
  static String classPathWithDatabase() {
    String h2 =
        Stream.of(libraries(DRIVERS).split(File.pathSeparator))
            .filter(jar -> Path.of(jar).getFileName().toString().startsWith("h2-"))
            .findAny()
            .orElseThrow();
    return classPath() + File.pathSeparator + h2;
  }

  /** The folder of their own classes. */
  static Path classes() {
    return PROGRAMS.resolve("target/classes");
  }

  /** Their libraries, as a class path. */
  static String libraries() {
    return libraries(PROGRAMS);
  }

  private static String libraries(Path module) {
    try {
      return Files.readString(module.resolve("target/classpath.txt")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Build the programs first: mvn -f integration-tests/pom.xml process-classes", e);
    }
  }
}
