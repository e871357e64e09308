package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.calls.CallCase;
import io.loopwarden.benchmarks.calls.CallRounds;
import io.loopwarden.benchmarks.calls.LoopTable;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What it costs to add an event loop to the agent's table and to remove it, beside many others. */
final class LoopTableBenchmark implements Benchmark {

  private static final int DEFAULT_ROUNDS = 3;
  private static final Duration DEFAULT_ITERATION = Duration.ofSeconds(3);
  private static final List<String> OTHERS = List.of("8", "20000");

  @Override
  public String title() {
    return "An event loop added to the table of event loops, and removed";
  }

  @Override
  public String run(Options options) {
    MarkdownTable table = new MarkdownTable("JDK", "others", "CPU ns for both", "B");
    try (CallRounds rounds = new CallRounds(options, DEFAULT_ROUNDS, DEFAULT_ITERATION)) {
      for (Jdk jdk : options.jdks()) {
        for (String others : OTHERS) {
          measure(jdk, others, rounds, table);
        }
      }
    }
    return table.toString();
  }

  private static void measure(Jdk jdk, String others, CallRounds rounds, MarkdownTable table) {
    Series<Agent> nanos = new Series<>();
    Series<Agent> bytes = new Series<>();
    rounds.runWithoutCalls(
        new CallCase(LoopTable.class, "beginAndEnd", Map.of("others", others), jdk, List.of()),
        List.of(Agent.NONE),
        (agent, outcome) -> {
          nanos.add(agent, outcome.cpuNanosPerCall());
          bytes.add(agent, outcome.bytesPerCall());
        });
    table.row(
        jdk.name(),
        others,
        Figures.withInterval(nanos.samples(Agent.NONE), 0),
        Figures.fixed(bytes.median(Agent.NONE), 0));
  }
}
