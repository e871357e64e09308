package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.http.OneProcessor;
import io.loopwarden.benchmarks.http.PinnedServer;
import io.loopwarden.benchmarks.recording.Measurements;
import io.loopwarden.benchmarks.report.Bootstrap;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import io.loopwarden.it.harness.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The CPU time of a request of a Vert.x server, by many short JVMs.
 *
 * <p>JVMs differ from each other by more than the agent costs, so there are many of them, in turns,
 * each with the same work in each iteration, the same heap, and compilation that does not depend on
 * what else the machine does. No agent is measured twice: how far the two differ is what the
 * machine alone can do, and says how small a difference can be told.
 */
final class RequestCostBenchmark implements RecordableBenchmark {

  private static final String SUBJECT = "Vert.x plaintext server";
  private static final String FIGURE = "CPU µs/request";
  private static final int DEFAULT_ROUNDS = 60;
  private static final Duration DEFAULT_TURN = Duration.ofSeconds(2);

  @Override
  public String title() {
    return "The CPU time of a request of a Vert.x server, the same work in each iteration";
  }

  @Override
  public Measurements measure(Options options) {
    Measurements measurements = new Measurements();
    try (OneProcessor processor = new OneProcessor();
        TemporaryFolder folder = new TemporaryFolder()) {
      for (Jdk jdk : options.jdks()) {
        measure(measurements, jdk, options, folder.path());
      }
    }
    return measurements;
  }

  private static void measure(Measurements measurements, Jdk jdk, Options options, Path folder) {
    AgentArguments arguments = new AgentArguments(options, folder);
    Duration turn = options.secondsOr(DEFAULT_TURN);
    int rounds = options.rounds().orElse(DEFAULT_ROUNDS);
    Measurements.Case subject = new Measurements.Case(SUBJECT, jdk.name());
    List<Agent> order =
        new ArrayList<>(options.agentsAmong(Agent.NONE, Agent.CONTROL, Agent.LOOPWARDEN));
    for (int round = 1; round <= rounds; round++) {
      for (Agent agent : order) {
        double micros = PinnedServer.cpuMicros(jdk, arguments.of(agent), folder, turn);
        measurements.add(subject, FIGURE, agent, micros);
        Progress.say("%s, %d of %d, %s: %.3f µs", jdk.name(), round, rounds, agent.title(), micros);
      }
      Collections.rotate(order, 1); // none of them is always the one after another
    }
  }

  @Override
  public String table(Measurements measurements) {
    MarkdownTable table =
        new MarkdownTable("JDK", "agent", "JVMs", FIGURE, "ratio of means", "of medians");
    for (Measurements.Case subject : measurements.cases()) {
      Series<Agent> cpuMicros = measurements.series(subject, FIGURE);
      for (Agent agent : measurements.agents(subject, FIGURE)) {
        double[] values = cpuMicros.values(agent);
        boolean isCompared = agent != Agent.NONE && cpuMicros.has(Agent.NONE);
        double[] bases = isCompared ? cpuMicros.values(Agent.NONE) : values;
        table.row(
            subject.jdk(),
            agent.title(),
            Integer.toString(values.length),
            Figures.fixed(cpuMicros.median(agent), 3),
            isCompared ? Figures.withInterval(Bootstrap.ofMeans(values, bases), 3) : Figures.NONE,
            isCompared
                ? Figures.withInterval(Bootstrap.ofMedians(values, bases), 3)
                : Figures.NONE);
      }
    }
    return table.toString();
  }
}
