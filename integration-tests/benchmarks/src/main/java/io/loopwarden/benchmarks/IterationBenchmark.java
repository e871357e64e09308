package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.calls.CallCase;
import io.loopwarden.benchmarks.calls.CallRounds;
import io.loopwarden.benchmarks.calls.LoopIteration;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.Jdk;
import io.loopwarden.benchmarks.setup.Options;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What it costs an event loop to be watched: the stamps around each wait for events. */
final class IterationBenchmark implements Benchmark {

  private static final int DEFAULT_ROUNDS = 15;
  private static final Duration DEFAULT_ITERATION = Duration.ofMillis(500);

  /** So that Netty may use its own set of ready keys on any JDK, as it asks its users to allow. */
  private static final List<String> NETTY_FLAGS =
      List.of(
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "-Dio.netty.tryReflectionSetAccessible=true");

  @Override
  public String title() {
    return "An iteration of an event loop with one idle channel ready";
  }

  @Override
  public String run(Options options) {
    MarkdownTable table =
        new MarkdownTable("JDK", "what", "agent", "CPU ns", "added", "B (event loop)");
    List<Agent> agents = options.agentsAmong(Agent.NONE, Agent.LOOPWARDEN);
    try (CallRounds rounds = new CallRounds(options, DEFAULT_ROUNDS, DEFAULT_ITERATION)) {
      for (Jdk jdk : options.jdks()) {
        measure(jdk, "iteration", agents, rounds, table);
        measure(jdk, "clock", List.of(Agent.NONE), rounds, table);
      }
    }
    return table.toString();
  }

  private static void measure(
      Jdk jdk, String method, List<Agent> agents, CallRounds rounds, MarkdownTable table) {
    Series<Agent> nanos = new Series<>();
    Series<Agent> bytes = new Series<>();
    rounds.runWithoutCalls(
        new CallCase(LoopIteration.class, method, Map.of(), jdk, NETTY_FLAGS),
        agents,
        (agent, outcome) -> {
          nanos.add(agent, outcome.ratio("loopCpuNanos", "iterations"));
          bytes.add(agent, outcome.ratio("loopAllocatedBytes", "iterations"));
        });
    for (Agent agent : agents) {
      boolean comparable = agent != Agent.NONE && nanos.has(Agent.NONE);
      table.row(
          jdk.name(),
          method.equals("clock") ? "two readings of the clock" : "an iteration",
          agent.title(),
          Figures.withInterval(nanos.samples(agent), 1),
          comparable
              ? Figures.added(nanos.differences(agent, Agent.NONE).median(), 1)
              : Figures.NONE,
          Figures.fixed(bytes.median(agent), 3));
    }
  }
}
