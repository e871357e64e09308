package io.loopwarden.benchmarks.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JVM arguments that attach an agent. */
public final class AgentArguments {

  /** Names the agent to the measured code; outside Loopwarden's own {@code loopwarden.} options. */
  public static final String AGENT_PROPERTY = "benchmark.agent";

  private final Options options;
  private final Path temporaryFolder;

  public AgentArguments(Options options, Path temporaryFolder) {
    this.options = options;
    this.temporaryFolder = temporaryFolder;
  }

  public List<String> of(Agent agent) {
    String name = "-D" + AGENT_PROPERTY + "=" + agent.option();
    return switch (agent) {
      case NONE, CONTROL -> List.of(name);
      case EMPTY -> List.of(name, "-javaagent:" + EmptyAgentJar.in(temporaryFolder));
      case BLOCKHOUND ->
          List.of(
              name,
              "-XX:+AllowRedefinitionToAddDeleteMethods",
              "-javaagent:" + options.blockHoundJar().toAbsolutePath());
      case LOOPWARDEN -> List.of(name, loopwarden(options.loopwardenJar()));
    };
  }

  /** Likewise, with Loopwarden's jar that has BlockHound's API. */
  public List<String> ofDropIn(Agent agent) {
    return agent == Agent.LOOPWARDEN
        ? List.of("-D" + AGENT_PROPERTY + "=" + agent.option(), loopwarden(dropIn()))
        : of(agent);
  }

  private Path dropIn() {
    Path jar =
        options
            .loopwardenJar()
            .resolve("../../../blockhound/target/loopwarden-blockhound.jar")
            .normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("no file " + jar + "; build agent/blockhound first");
    }
    return jar;
  }

  /** Where Loopwarden writes its reports. */
  public Path loopwardenLog() {
    return temporaryFolder.resolve("loopwarden.log");
  }

  private String loopwarden(Path jar) {
    String furtherOptions =
        options.loopwardenOptions().isEmpty() ? "" : "," + options.loopwardenOptions();
    return "-javaagent:" + jar.toAbsolutePath() + "=log.file=" + loopwardenLog() + furtherOptions;
  }
}
