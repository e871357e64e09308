package io.loopwarden.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The agent's jar, and how it is attached: the one flag that a JVM under observation gets. */
public final class Agent {
  private static final Path JAR = copy(Path.of(System.getProperty("loopwarden.agent.jar")));

  private final Map<String, String> options = new LinkedHashMap<>();

  private Agent() {}

  /** An agent with its defaults. */
  public static Agent withDefaults() {
    return new Agent();
  }

  /** An agent with one option set. */
  public static Agent with(String option, String value) {
    return withDefaults().and(option, value);
  }

  /** Sets an option. */
  public Agent and(String option, String value) {
    options.put(option, value);
    return this;
  }

  /** The same agent, writing JSON to a file. */
  Agent loggingTo(Path file) {
    return and("log.format", "json").and("log.file", file.toString());
  }

  /** Its jar: a copy, which no build takes away from under a running JVM. */
  public static Path jar() {
    return JAR;
  }

  /** The flag of a JVM that starts with the agent. */
  String flag() {
    return "-javaagent:" + JAR + "=" + String.join(",", arguments());
  }

  /** The arguments of the JVM that attaches the agent to another one. */
  List<String> attachCommand(long pid) {
    List<String> command =
        new ArrayList<>(List.of("-jar", JAR.toString(), "attach", Long.toString(pid)));
    command.addAll(arguments());
    return command;
  }

  private List<String> arguments() {
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .toList();
  }

  private static Path copy(Path built) {
    if (!Files.isRegularFile(built)) {
      throw new IllegalStateException(
          "Build the agent first: mvn package -pl agent/launcher -am (there is no " + built + ")");
    }
    try {
      return Files.copy(built, WorkFolders.create("agent").resolve(built.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
