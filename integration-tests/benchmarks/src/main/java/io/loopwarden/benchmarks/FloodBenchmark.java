package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.calls.CallCase;
import io.loopwarden.benchmarks.calls.CallRounds;
import io.loopwarden.benchmarks.calls.FloodedLoop;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a blocking call costs while an event loop makes them as fast as it can. */
final class FloodBenchmark implements Benchmark {

  private static final int DEFAULT_ROUNDS = 5;
  private static final Duration DEFAULT_ITERATION = Duration.ofSeconds(1);

  @Override
  public String title() {
    return "A blocking call in a flood of them";
  }

  @Override
  public String run(Options options) {
    MarkdownTable table =
        new MarkdownTable("JDK", "agent", "CPU ns/call", "added", "B/call (event loop)");
    List<Agent> agents = options.agentsAmong(Agent.NONE, Agent.LOOPWARDEN);
    try (CallRounds rounds = new CallRounds(options, DEFAULT_ROUNDS, DEFAULT_ITERATION)) {
      for (Jdk jdk : options.jdks()) {
        measure(jdk, agents, rounds, table);
      }
    }
    return table.toString();
  }

  private static void measure(Jdk jdk, List<Agent> agents, CallRounds rounds, MarkdownTable table) {
    Series<Agent> nanos = new Series<>();
    Series<Agent> bytes = new Series<>();
    rounds.runFlood(
        new CallCase(FloodedLoop.class, "flood", Map.of(), jdk, List.of()),
        agents,
        (agent, outcome) -> {
          nanos.add(agent, outcome.ratio("loopCpuNanos", "calls"));
          bytes.add(agent, outcome.ratio("loopAllocatedBytes", "calls"));
        });
    for (Agent agent : agents) {
      table.row(
          jdk.name(),
          agent.title(),
          Figures.withInterval(nanos.samples(agent), 1),
          added(nanos, agent),
          Figures.fixed(bytes.median(agent), 1));
    }
  }

  private static String added(Series<Agent> series, Agent agent) {
    return agent != Agent.NONE && series.has(Agent.NONE)
        ? Figures.withInterval(series.differences(agent, Agent.NONE), 1)
        : Figures.NONE;
  }
}
