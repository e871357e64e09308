package io.loopwarden.it.isolation;

import io.loopwarden.it.harness.ClassPaths;
import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the small programs are, and the libraries that conflict with the agent's. */
final class ProgramFiles {
  private static final String MODULE = "servers/conflicting-libraries";

  private ProgramFiles() {}

  /** Their class path. */
  static String classPath() {
    return ClassPaths.ofModule(MODULE);
  }

  /** Their class path with the H2 database. */
  static String classPathWithDatabase() {
    String h2 =
        Stream.of(ClassPaths.libraries("scenarios").split(File.pathSeparator))
            .filter(jar -> Path.of(jar).getFileName().toString().startsWith("h2-"))
            .findAny()
            .orElseThrow();
    return classPath() + File.pathSeparator + h2;
  }

  /** The folder of their own classes. */
  static Path classes() {
    return ClassPaths.classes(MODULE);
  }

  /** Their libraries, as a class path. */
  static String libraries() {
    return ClassPaths.libraries(MODULE);
  }
}
