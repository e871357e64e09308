package io.loopwarden.it.isolation;

import io.loopwarden.it.harness.Agent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The agent's jar, and copies of it in places where a test needs one. */
final class AgentJar {
  private AgentJar() {}

  /** Where it is. */
  static Path path() {
    return Agent.jar();
  }

  /** Makes a copy, whose folder is created. */
  static Path copyTo(Path file) {
    try {
      Files.createDirectories(file.getParent());
      return Files.copy(path(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
