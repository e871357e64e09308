package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.calls.CallCase;
import io.loopwarden.benchmarks.calls.CallRounds;
import io.loopwarden.benchmarks.calls.RecordedCall;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a blocking call on an event loop costs, at a site that is known, 60 frames deep. */
final class RecordedCallBenchmark implements Benchmark {

  private static final int DEFAULT_ROUNDS = 5;
  private static final Duration DEFAULT_ITERATION = Duration.ofSeconds(1);

  /** A pool's wrapper between the application and the driver, and all of a mapper. */
  private static final List<String> FRAMES_TO_SITE = List.of("3", "16");

  @Override
  public String title() {
    return "A recorded blocking call, 60 frames deep";
  }

  @Override
  public String run(Options options) {
    MarkdownTable table =
        new MarkdownTable(
            "JDK",
            "frames to the site",
            "agent",
            "CPU ns/op",
            "of BlockHound's",
            "B/op (event loop)",
            "of BlockHound's");
    List<Agent> agents = options.agentsAmong(Agent.NONE, Agent.BLOCKHOUND, Agent.LOOPWARDEN);
    try (CallRounds rounds = new CallRounds(options, DEFAULT_ROUNDS, DEFAULT_ITERATION)) {
      for (Jdk jdk : options.jdks()) {
        for (String framesToSite : FRAMES_TO_SITE) {
          measure(jdk, framesToSite, agents, rounds, table);
        }
      }
    }
    return table.toString();
  }

  private static void measure(
      Jdk jdk, String framesToSite, List<Agent> agents, CallRounds rounds, MarkdownTable table) {
    Series<Agent> nanos = new Series<>();
    Series<Agent> bytes = new Series<>();
    rounds.run(
        new CallCase(
            RecordedCall.class,
            "sixtyFramesDeep",
            Map.of("framesToSite", framesToSite),
            jdk,
            List.of("-Dloopwarden.sampling=false")),
        agents,
        (agent, outcome) -> {
          nanos.add(agent, outcome.ratio("loopCpuNanos", "calls"));
          bytes.add(agent, outcome.ratio("loopAllocatedBytes", "calls"));
        });
    for (Agent agent : agents) {
      table.row(
          jdk.name(),
          framesToSite,
          agent.title(),
          Figures.withInterval(nanos.samples(agent), 0),
          ofBlockHound(nanos, agent),
          Figures.fixed(bytes.median(agent), 0),
          ofBlockHound(bytes, agent));
    }
  }

  private static String ofBlockHound(Series<Agent> series, Agent agent) {
    return series.has(Agent.BLOCKHOUND)
        ? Figures.fixed(series.ratios(agent, Agent.BLOCKHOUND).median(), 2)
        : Figures.NONE;
  }
}
