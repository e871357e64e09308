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
import io.loopwarden.benchmarks.startup.Service;
import io.loopwarden.benchmarks.startup.ServiceStart;
import io.loopwarden.it.harness.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the agent adds to the start of a service. No agent is measured twice: how far the two differ
 * is what the machine alone can do.
 */
final class ServiceStartBenchmark implements RecordableBenchmark {

  private static final String WALL = "wall ms";
  private static final String CPU = "CPU ms";
  private static final int DEFAULT_ROUNDS = 9;

  @Override
  public String title() {
    return "The start of a service, until it answers";
  }

  @Override
  public Measurements measure(Options options) {
    int rounds = options.rounds().orElse(DEFAULT_ROUNDS);
    Measurements measurements = new Measurements();
    try (TemporaryFolder folder = new TemporaryFolder()) {
      for (Service service : Service.all()) {
        for (Jdk jdk : options.jdks()) {
          measure(measurements, service, jdk, options, folder.path(), rounds);
        }
      }
    }
    return measurements;
  }

  private static void measure(
      Measurements measurements,
      Service service,
      Jdk jdk,
      Options options,
      Path folder,
      int rounds) {
    AgentArguments arguments = new AgentArguments(options, folder);
    Measurements.Case subject = new Measurements.Case(service.title(), jdk.name());
    List<Agent> order =
        new ArrayList<>(options.agentsAmong(Agent.NONE, Agent.CONTROL, Agent.LOOPWARDEN));
    for (int round = 1; round <= rounds; round++) {
      Progress.say("%s, %s, round %d of %d", jdk.name(), service.title(), round, rounds);
      for (Agent agent : order) {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(arguments.of(agent));
        command.addAll(service.arguments());
        ServiceStart start = ServiceStart.of(command, folder, service.readyWord());
        measurements.add(subject, WALL, agent, start.wallMillis());
        measurements.add(subject, CPU, agent, start.cpuMillis());
      }
      Collections.reverse(order); // none of them is always the one after another
    }
  }

  @Override
  public String table(Measurements measurements) {
    MarkdownTable table =
        new MarkdownTable("service", "JDK", "agent", WALL, "ratio", CPU, "ratio of CPU");
    for (Measurements.Case subject : measurements.cases()) {
      Series<Agent> wallMillis = measurements.series(subject, WALL);
      Series<Agent> cpuMillis = measurements.series(subject, CPU);
      for (Agent agent : measurements.agents(subject, WALL)) {
        table.row(
            subject.subject(),
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
}
