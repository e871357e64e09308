package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.calls.CallCase;
import io.loopwarden.benchmarks.calls.CallRounds;
import io.loopwarden.benchmarks.calls.ClientExchange;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What it costs to follow a request through a client's exchange with another server. */
final class ExchangeBenchmark implements Benchmark {

  private static final int DEFAULT_ROUNDS = 5;
  private static final Duration DEFAULT_ITERATION = Duration.ofMillis(500);

  /** The second one is not woven: what it adds is the request alone, and the noise. */
  private static final List<String> METHODS = List.of("followed", "control");

  @Override
  public String title() {
    return "A client's exchange with another server";
  }

  @Override
  public String run(Options options) {
    MarkdownTable table =
        new MarkdownTable("JDK", "exchange", "agent", "CPU ns", "added", "B (event loop)");
    List<Agent> agents = options.agentsAmong(Agent.NONE, Agent.LOOPWARDEN);
    try (CallRounds rounds = new CallRounds(options, DEFAULT_ROUNDS, DEFAULT_ITERATION)) {
      for (Jdk jdk : options.jdks()) {
        for (String method : METHODS) {
          measure(jdk, method, agents, rounds, table);
        }
      }
    }
    return table.toString();
  }

  private static void measure(
      Jdk jdk, String method, List<Agent> agents, CallRounds rounds, MarkdownTable table) {
    Series<Agent> nanos = new Series<>();
    Series<Agent> bytes = new Series<>();
    rounds.runOnEventLoop(
        new CallCase(ClientExchange.class, method, Map.of(), jdk, List.of()),
        agents,
        (agent, outcome) -> {
          nanos.add(agent, outcome.ratio("loopCpuNanos", "exchanges"));
          bytes.add(agent, outcome.ratio("loopAllocatedBytes", "exchanges"));
        });
    for (Agent agent : agents) {
      boolean comparable = agent != Agent.NONE && nanos.has(Agent.NONE);
      table.row(
          jdk.name(),
          method,
          agent.title(),
          Figures.withInterval(nanos.samples(agent), 1),
          comparable ? Figures.withInterval(nanos.differences(agent, Agent.NONE), 1) : Figures.NONE,
          Figures.fixed(bytes.median(agent), 1));
    }
  }
}
