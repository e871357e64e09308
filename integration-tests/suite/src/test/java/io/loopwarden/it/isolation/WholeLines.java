package io.loopwarden.it.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads files whose last line may still be in the making. */
final class WholeLines {
  private WholeLines() {}

  /** The lines that are complete; none if there is no file yet. */
  static List<String> of(Path file) {
    try {
      String content = Files.exists(file) ? Files.readString(file) : "";
      return content.substring(0, content.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
