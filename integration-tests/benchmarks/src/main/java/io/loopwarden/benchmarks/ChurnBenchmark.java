package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.recording.Measurements;
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
final class ChurnBenchmark implements RecordableBenchmark {

  private static final String SUBJECT = "20,000 event loops begun and ended";
  private static final String WALL = "wall ms";
  private static final String CPU = "CPU ms";
  private static final int DEFAULT_ROUNDS = 7;
  private static final int LOOPS = 20_000;

  @Override
  public String title() {
    return SUBJECT;
  }

  @Override
  public Measurements measure(Options options) {
    List<Agent> agents =
        options.agentsAmong(Agent.NONE, Agent.CONTROL, Agent.BLOCKHOUND, Agent.LOOPWARDEN);
    int rounds = options.rounds().orElse(DEFAULT_ROUNDS);
    Measurements measurements = new Measurements();
    try (TemporaryFolder folder = new TemporaryFolder()) {
      AgentArguments arguments = new AgentArguments(options, folder.path());
      for (Jdk jdk : options.jdks()) {
        Measurements.Case subject = new Measurements.Case(SUBJECT, jdk.name());
        for (int round = 1; round <= rounds; round++) {
          Progress.say("%s, run %d of %d under each agent", jdk.name(), round, rounds);
          for (Agent agent : agents) {
            MeasuredStart run = MeasuredStart.of(command(jdk, arguments.of(agent)), folder.path());
            measurements.add(subject, WALL, agent, run.wallMillis());
            measurements.add(subject, CPU, agent, run.cpuMillis());
          }
        }
      }
    }
    return measurements;
  }

  @Override
  public String table(Measurements measurements) {
    MarkdownTable table = new MarkdownTable("JDK", "agent", WALL, "ratio", CPU, "ratio of CPU");
    for (Measurements.Case subject : measurements.cases()) {
      Series<Agent> wallMillis = measurements.series(subject, WALL);
      Series<Agent> cpuMillis = measurements.series(subject, CPU);
      for (Agent agent : measurements.agents(subject, WALL)) {
        table.row(
            subject.jdk(),
            agent.title(),
            Figures.fixed(wallMillis.median(agent), 0),
            Figures.ratio(wallMillis, agent, Agent.NONE, 2),
            Figures.fixed(cpuMillis.median(agent), 0),
            Figures.ratio(cpuMillis, agent, Agent.NONE, 2));
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
}
