package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.recording.Measurements;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import io.loopwarden.benchmarks.startup.MeasuredStart;
import io.loopwarden.benchmarks.startup.Program;
import io.loopwarden.benchmarks.startup.StartFigures;
import io.loopwarden.it.harness.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What an agent adds to a program that starts and ends. */
final class StartupBenchmark implements RecordableBenchmark {

  private static final int DEFAULT_ROUNDS = 15;

  @Override
  public String title() {
    return "The start and end of a program";
  }

  @Override
  public Measurements measure(Options options) {
    List<Agent> agents =
        options.agentsAmong(
            Agent.NONE, Agent.CONTROL, Agent.EMPTY, Agent.BLOCKHOUND, Agent.LOOPWARDEN);
    int rounds = options.rounds().orElse(DEFAULT_ROUNDS);
    Measurements measurements = new Measurements();
    try (TemporaryFolder folder = new TemporaryFolder()) {
      AgentArguments arguments = new AgentArguments(options, folder.path());
      for (Program program : Program.all(folder.path().resolve("classes"))) {
        for (Jdk jdk : options.jdks()) {
          StartFigures figures = new StartFigures(measurements, program, jdk);
          measureOnce(program, jdk, agents, arguments, folder.path(), (agent, start) -> {});
          for (int round = 1; round <= rounds; round++) {
            Progress.say(
                "%s, %s, start %d of %d under each agent",
                jdk.name(), program.title(), round, rounds);
            measureOnce(program, jdk, agents, arguments, folder.path(), figures::add);
          }
        }
      }
    }
    return measurements;
  }

  @Override
  public String table(Measurements measurements) {
    return StartFigures.table(measurements);
  }

  private static void measureOnce(
      Program program,
      Jdk jdk,
      List<Agent> agents,
      AgentArguments arguments,
      Path folder,
      BiConsumer<Agent, MeasuredStart> starts) {
    for (Agent agent : agents) {
      List<String> command = new ArrayList<>(List.of(jdk.java()));
      command.addAll(arguments.of(agent));
      command.addAll(List.of("-cp", program.classPath(), program.main().getName()));
      starts.accept(agent, MeasuredStart.of(command, folder));
    }
  }
}
