package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.calls.CallCase;
import io.loopwarden.benchmarks.calls.CallRounds;
import io.loopwarden.benchmarks.calls.LoopIteration;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.Watching;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What it costs an event loop to be watched: the stamps around each wait for events. */
final class IterationBenchmark implements Benchmark {

  private static final int DEFAULT_ROUNDS = 7;
  private static final Duration DEFAULT_ITERATION = Duration.ofMillis(500);

  /**
   * So that Netty may use its own set of ready keys on any JDK, as it asks its users to allow, and
   * the benchmark may have the agent look away.
   */
  private static final List<String> FLAGS =
      List.of(
          Watching.FLAG,
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "-Dio.netty.tryReflectionSetAccessible=true");

  @Override
  public String title() {
    return "An iteration of an event loop with one idle channel ready";
  }

  @Override
  public String run(Options options) {
    MarkdownTable table =
        new MarkdownTable(
            "JDK",
            "agent",
            "not watched, CPU ns",
            "watched",
            "added",
            "B added",
            "two clock readings");
    List<Agent> agents = options.agentsAmong(Agent.NONE, Agent.LOOPWARDEN);
    try (CallRounds rounds = new CallRounds(options, DEFAULT_ROUNDS, DEFAULT_ITERATION)) {
      for (Jdk jdk : options.jdks()) {
        double clock = clockNanos(jdk, rounds);
        measure(jdk, agents, rounds, clock, table);
      }
    }
    return table.toString();
  }

  private static double clockNanos(Jdk jdk, CallRounds rounds) {
    Series<Agent> nanos = new Series<>();
    rounds.runWithoutCalls(
        callOf("clock", jdk),
        List.of(Agent.NONE),
        (agent, outcome) -> nanos.add(agent, outcome.ratio("loopCpuNanos", "iterations")));
    return nanos.median(Agent.NONE);
  }

  private static void measure(
      Jdk jdk, List<Agent> agents, CallRounds rounds, double clockNanos, MarkdownTable table) {
    Series<Agent> watched = new Series<>();
    Series<Agent> unwatched = new Series<>();
    Series<Agent> added = new Series<>();
    Series<Agent> bytes = new Series<>();
    rounds.runWithoutCalls(
        callOf("iteration", jdk),
        agents,
        (agent, outcome) -> {
          double with = outcome.ratio("loopCpuNanos", "iterations");
          double without = outcome.ratio("unwatchedCpuNanos", "iterations");
          watched.add(agent, with);
          unwatched.add(agent, without);
          added.add(agent, with - without);
          bytes.add(
              agent,
              outcome.ratio("loopAllocatedBytes", "iterations")
                  - outcome.ratio("unwatchedAllocatedBytes", "iterations"));
        });
    for (Agent agent : agents) {
      table.row(
          jdk.name(),
          agent.title(),
          Figures.fixed(unwatched.median(agent), 1),
          Figures.fixed(watched.median(agent), 1),
          Figures.withInterval(added.samples(agent), 1),
          Figures.fixed(bytes.median(agent), 3),
          Figures.fixed(clockNanos, 1));
    }
  }

  private static CallCase callOf(String method, Jdk jdk) {
    return new CallCase(LoopIteration.class, method, Map.of(), jdk, FLAGS);
  }
}
