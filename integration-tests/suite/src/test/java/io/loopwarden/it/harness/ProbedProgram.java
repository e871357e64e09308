package io.loopwarden.it.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The program that calls every known operation on an event loop of its own, under the agent. */
public final class ProbedProgram {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final String LOG = "loopwarden.json";

  private ProbedProgram() {}

  /**
   * Runs its probes to the end.
   *
   * @param test what runs it, which names its folder
   * @param agent the agent's options but for the log
   * @param verdicts which probes to run
   */
  public static Recording run(String test, Jdk jdk, Agent agent, String... verdicts) {
    Path folder = WorkFolders.create(test + "/jdk" + jdk.feature());
    List<String> command = new ArrayList<>();
    command.add(jdk.program("java").toString());
    command.add(agent.loggingTo(folder.resolve(LOG)).flag());
    command.addAll(
        List.of("-cp", ClassPaths.ofModule("coverage"), "com.example.coverage.CoverageProgram"));
    command.addAll(List.of(verdicts));
    Filter probe = Filter.of("probe");
    if (probe.isSet()) {
      command.add("--only=" + probe.wanted());
    }
    try (SpawnedJvm jvm = new SpawnedJvm(folder, "probes", command)) {
      jvm.order("a line for whoever reads standard input");
      int exitCode = jvm.awaitExit(PATIENCE);
      return new Recording(
          JsonLog.read(folder.resolve(LOG)), jvm.standardOutput(), jvm.standardError(), exitCode);
    }
  }

  /** The lines that it printed about its probes, each as its fields. */
  public static Stream<List<String>> probes(Recording recording) {
    return recording.standardOutput().stream()
        .filter(line -> line.startsWith("probe "))
        .map(line -> List.of(line.split("\t", -1)));
  }
}
