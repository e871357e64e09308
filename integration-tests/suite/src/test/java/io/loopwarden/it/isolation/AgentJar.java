package io.loopwarden.it.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The agent's jar as it was built, copied once so that a build beside the tests does not take it
 * away from under a running JVM.
 */
final class AgentJar {
  private static final Path COPY =
      copy(
          Path.of(System.getProperty("loopwarden.agent.jar")),
          Sandbox.emptyFolder("agent").resolve("loopwarden-agent.jar"));

  private AgentJar() {}

  /** Where it is. */
  static Path path() {
    return COPY;
  }

  /** Makes another copy, whose folder is created. */
  static Path copyTo(Path file) {
    return copy(COPY, file);
  }

  private static Path copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      return Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
