package io.loopwarden.thirdparty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The suites of this module: each folder with a list of test classes is one. */
final class Suites {
  private static final Path FOLDER = Path.of("integration-tests/third-party/suites");

  private Suites() {}

  /** Those that the command line chooses. */
  static List<Suite> chosen(Options options) {
    List<Path> found = folders();
    List<String> names = found.stream().map(folder -> folder.getFileName().toString()).toList();
    for (String wanted : options.suites()) {
      if (!names.contains(wanted)) {
        throw new UsageException("--suite: no suite '" + wanted + "'; known are " + names);
      }
    }
    return found.stream()
        .filter(folder -> admits(options.suites(), folder.getFileName().toString()))
        .map(folder -> Suite.read(folder).with(options.testClasses()))
        .toList();
  }

  private static boolean admits(List<String> wanted, String name) {
    return wanted.isEmpty() || wanted.contains(name);
  }

  private static List<Path> folders() {
    if (!Files.isDirectory(FOLDER)) {
      throw new UsageException("no folder " + FOLDER + "; start it in the repository's root");
    }
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.filter(Suite::isIn).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
