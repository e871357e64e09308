package io.loopwarden.it.applications;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that is observed, a module of its own.
 *
 * @param name its folder below {@code applications}
 * @param mainClass its main class
 */
record Program(String name, String mainClass) {
  private static final Path APPLICATIONS =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .resolveSibling("applications")
          .normalize();

  /** Its exact class path, as its module has written it down when it was built. */
  String classPath() {
    Path target = APPLICATIONS.resolve(name).resolve("target");
    try {
      return target.resolve("classes")
          + File.pathSeparator
          + Files.readString(target.resolve("classpath.txt")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Build the applications first: mvn -f integration-tests/applications/pom.xml"
              + " process-classes",
          e);
    }
  }
}
