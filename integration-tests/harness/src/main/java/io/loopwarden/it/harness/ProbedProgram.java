package io.loopwarden.it.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The program that calls every known operation on an event loop of its own, under the agent. */
public final class ProbedProgram {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final String MAIN_CLASS = "com.example.operations.OperationsProgram";

  private ProbedProgram() {}

  /**
   * Runs its probes to the end.
   *
   * @param test what runs it, which names its folder
   * @param agent the agent's options but for the log
   * @param verdicts which probes to run
   */
  public static Recording run(String test, Jdk jdk, Agent agent, String... verdicts) {
    return runOnly(Filter.of("probe").wanted(), test, jdk, agent, verdicts);
  }

  /**
   * Runs some of its probes.
   *
   * @param text what their names contain; null for all
   */
  public static Recording runOnly(
      String text, String test, Jdk jdk, Agent agent, String... verdicts) {
    List<String> arguments = new ArrayList<>(List.of(verdicts));
    if (text != null) {
      arguments.add("--only=" + text);
    }
    try (ObservedProgram program =
        ObservedProgram.start(
            test, "operations", MAIN_CLASS, jdk, agent, arguments.toArray(new String[0]))) {
      program.order("a line for whoever reads standard input");
      return program.awaitEnd(PATIENCE);
    }
  }

  /** The lines that it printed about its probes, each as its fields. */
  public static Stream<List<String>> probes(Recording recording) {
    return recording.standardOutput().stream()
        .filter(line -> line.startsWith("probe "))
        .map(line -> List.of(line.split("\t", -1)));
  }
}
