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
    if (!folder.isDirectory()) {
      return true;
    }
    try (DirectoryStream<Path> results = Files.newDirectoryStream(folder.toPath(), RESULTS)) {
      return !results.iterator().hasNext();
    }
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
