package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.calls.CallCase;
import io.loopwarden.benchmarks.calls.CallRounds;
import io.loopwarden.benchmarks.calls.FloodedLoop;
import io.loopwarden.benchmarks.recording.Measurements;
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
final class FloodBenchmark implements RecordableBenchmark {

  private static final String SUBJECT = "blocking call in a flood of them";
  private static final String CPU = "CPU ns/call";
  private static final String BYTES = "B/call (event loop)";
  private static final int DEFAULT_ROUNDS = 5;
  private static final Duration DEFAULT_ITERATION = Duration.ofSeconds(1);

  @Override
  public String title() {
    return "A blocking call in a flood of them";
  }

  @Override
  public Measurements measure(Options options) {
    Measurements measurements = new Measurements();
    List<Agent> agents = options.agentsAmong(Agent.NONE, Agent.CONTROL, Agent.LOOPWARDEN);
    try (CallRounds rounds = new CallRounds(options, DEFAULT_ROUNDS, DEFAULT_ITERATION)) {
      for (Jdk jdk : options.jdks()) {
        Measurements.Case subject = new Measurements.Case(SUBJECT, jdk.name());
        rounds.runFlood(
            new CallCase(FloodedLoop.class, "flood", Map.of(), jdk, List.of()),
            agents,
            (agent, outcome) -> {
              measurements.add(subject, CPU, agent, outcome.ratio("loopCpuNanos", "calls"));
              measurements.add(subject, BYTES, agent, outcome.ratio("loopAllocatedBytes", "calls"));
            });
      }
    }
    return measurements;
  }

  @Override
  public String table(Measurements measurements) {
    MarkdownTable table = new MarkdownTable("JDK", "agent", CPU, "added", BYTES);
    for (Measurements.Case subject : measurements.cases()) {
      Series<Agent> nanos = measurements.series(subject, CPU);
      for (Agent agent : measurements.agents(subject, CPU)) {
        table.row(
            subject.jdk(),
            agent.title(),
            Figures.withInterval(nanos.samples(agent), 1),
            added(nanos, agent),
            Figures.fixed(measurements.series(subject, BYTES).median(agent), 1));
      }
    }
    return table.toString();
  }

  private static String added(Series<Agent> series, Agent agent) {
    return agent != Agent.NONE && series.has(Agent.NONE)
        ? Figures.withInterval(series.differences(agent, Agent.NONE), 1)
        : Figures.NONE;
  }
}
