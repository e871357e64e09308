package io.loopwarden.thirdparty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Another project's tests.
 *
 * @param name the name of its folder
 * @param classPath from Maven, with everything that the tests need
 * @param testClasses the names of the test classes
 */
record Suite(String name, String classPath, List<String> testClasses) {
  private static final String LIST = "test-classes.txt";

  /** Whether a folder holds a suite. */
  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(LIST));
  }

  /** Reads a suite: the list of its test classes, and the class path that Maven has written. */
  static Suite read(Path folder) {
    Path classPath = folder.resolve("target").resolve("classpath.txt");
    if (!Files.exists(classPath)) {
      throw new UsageException("no file " + classPath + "; build this module first");
    }
    try {
      List<String> testClasses =
          Files.readAllLines(folder.resolve(LIST)).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toList();
      String name = folder.getFileName().toString();
      return new Suite(name, Files.readString(classPath).strip(), testClasses);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with other test classes, unless there are none. */
  Suite with(List<String> otherTestClasses) {
    return otherTestClasses.isEmpty() ? this : new Suite(name, classPath, otherTestClasses);
  }
}
