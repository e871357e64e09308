package io.loopwarden.it.applications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of the agent's jar, which a build beside the tests does not take away. */
final class AgentJar {
  private static final Path COPY = copy(Path.of(System.getProperty("loopwarden.agent.jar")));

  private AgentJar() {}

  /** The flag of a JVM that starts with the agent, which writes JSON to a file. */
  static String flag(Path log, String... options) {
    String others = options.length == 0 ? "" : "," + String.join(",", options);
    return "-javaagent:" + COPY + "=log.format=json,log.file=" + log + others;
  }

  private static Path copy(Path built) {
    try {
      return Files.copy(built, WorkFolder.create("agent").resolve("loopwarden-agent.jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Build the agent first: mvn package -pl agent/launcher -am", e);
    }
  }
}
