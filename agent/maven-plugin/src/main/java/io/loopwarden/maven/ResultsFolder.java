package io.loopwarden.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the JVMs of a module's tests leave their results.
 *
 * @param folder need not exist
 */
record ResultsFolder(File folder) {

  /** What the names of result files begin with, of those that could not be written, too. */
  private static final String RESULTS = "loopwarden-*.json*";

  /** Whether no JVM has left anything. */
  boolean isEmpty() throws IOException {
    return count() == 0;
  }

  /** How many files there are: one of each JVM, or more of one that could not write. */
  int count() throws IOException {
    if (!folder.isDirectory()) {
      return 0;
    }
    int count = 0;
    try (DirectoryStream<Path> results = Files.newDirectoryStream(folder.toPath(), RESULTS)) {
      for (Path result : results) {
        count++;
      }
    }
    return count;
  }

  /** Deletes what JVMs of earlier builds have left, and nothing else. */
  void empty() throws IOException {
    if (!folder.isDirectory()) {
      return;
    }
    try (DirectoryStream<Path> results = Files.newDirectoryStream(folder.toPath(), RESULTS)) {
      for (Path result : results) {
        Files.deleteIfExists(result);
      }
    }
  }
}
