package io.loopwarden.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** The agent's command {@code check} with the arguments that follow from options of the agent. */
final class CheckCommandLine {

  private CheckCommandLine() {}

  /**
   * The command, to which arguments may be added.
   *
   * @param results the folders with the results
   * @param isPartial whether the baseline is for more than these results
   */
  static List<String> of(AgentOptions options, List<File> results, boolean isPartial) {
    List<String> command = new ArrayList<>(List.of("check"));
    results.forEach(folder -> command.add(folder.getPath()));
    addBaseline(command, options);
    if (isPartial) {
      command.add("--partial");
    }
    add(command, "--mode", options, "baseline.mode");
    add(command, "--factor", options, "baseline.factor");
    return command;
  }

  /** Adds the baseline that is in force, if there is one. */
  static void addBaseline(List<String> command, AgentOptions options) {
    if (options.hasBaseline()) {
      command.addAll(List.of("--baseline", options.baseline().getPath()));
    }
  }

  /** Adds an option of the agent under the command's name for it, if it has a value. */
  static void add(List<String> command, String name, AgentOptions options, String key) {
    String value = options.value(key);
    if (value != null) {
      command.addAll(List.of(name, value));
    }
  }
}
