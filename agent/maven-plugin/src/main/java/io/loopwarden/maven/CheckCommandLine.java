package io.loopwarden.maven;

import java.util.ArrayList;
import java.util.List;

/** The agent's command {@code check} with the arguments that follow from options of the agent. */
final class CheckCommandLine {

  private CheckCommandLine() {}

  /** The command, to which arguments may be added. */
  static List<String> of(AgentOptions options) {
    List<String> command = new ArrayList<>(List.of("check", options.results().getPath()));
    if (options.hasBaseline()) {
      command.addAll(List.of("--baseline", options.baseline().getPath()));
    }
    add(command, "--mode", options, "baseline.mode");
    add(command, "--factor", options, "baseline.factor");
    return command;
  }

  private static void add(List<String> command, String name, AgentOptions options, String key) {
    String value = options.value(key);
    if (value != null) {
      command.addAll(List.of(name, value));
    }
  }
}
