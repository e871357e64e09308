package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import io.loopwarden.benchmarks.startup.ChurnMain;
import io.loopwarden.benchmarks.startup.MeasuredStart;
import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.Jdk;
import java.util.ArrayList;
import java.util.List;

/** What an agent adds to a program that begins and ends many event loops. */
final class ChurnBenchmark implements Benchmark {

  private static final int DEFAULT_ROUNDS = 7;
  private static final int LOOPS = 20_000;

  @Override
  public String title() {
    return "20,000 event loops begun and ended";
  }

  @Override
  public String run(Options options) {
    List<Agent> agents = options.agentsAmong(Agent.NONE, Agent.BLOCKHOUND, Agent.LOOPWARDEN);
    int rounds = options.rounds().orElse(DEFAULT_ROUNDS);
    MarkdownTable table =
        new MarkdownTable("JDK", "agent", "wall ms", "ratio", "CPU ms", "ratio of CPU");
    try (TemporaryFolder folder = new TemporaryFolder()) {
      AgentArguments arguments = new AgentArguments(options, folder.path());
      for (Jdk jdk : options.jdks()) {
        Series<Agent> wallMillis = new Series<>();
        Series<Agent> cpuMillis = new Series<>();
        for (int round = 1; round <= rounds; round++) {
          Progress.say("%s, run %d of %d under each agent", jdk.name(), round, rounds);
          for (Agent agent : agents) {
            MeasuredStart run = MeasuredStart.of(command(jdk, arguments.of(agent)), folder.path());
            wallMillis.add(agent, run.wallMillis());
            cpuMillis.add(agent, run.cpuMillis());
          }
        }
        for (Agent agent : agents) {
          table.row(
              jdk.name(),
              agent.title(),
              Figures.fixed(wallMillis.median(agent), 0),
              ratio(wallMillis, agent),
              Figures.fixed(cpuMillis.median(agent), 0),
              ratio(cpuMillis, agent));
        }
      }
    }
    return table.toString();
  }

  private static List<String> command(Jdk jdk, List<String> agentArguments) {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(agentArguments);
    String classPath = ClassPaths.ofThisJvm();
    command.addAll(List.of("-cp", classPath, ChurnMain.class.getName(), String.valueOf(LOOPS)));
    return command;
  }

  private static String ratio(Series<Agent> series, Agent agent) {
    return agent != Agent.NONE && series.has(Agent.NONE)
        ? Figures.withInterval(series.ratios(agent, Agent.NONE), 2)
        : Figures.NONE;
  }
}
