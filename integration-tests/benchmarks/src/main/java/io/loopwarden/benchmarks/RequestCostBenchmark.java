package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.http.OwnProcessor;
import io.loopwarden.benchmarks.http.PinnedServer;
import io.loopwarden.benchmarks.report.Bootstrap;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import io.loopwarden.benchmarks.setup.WithControl;
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
 * each with a processor of its own, the same heap, and compilation that does not depend on what
 * else the machine does. No agent is measured twice: how far the two differ is what the machine
 * alone can do, and says how small a difference can be told.
 */
final class RequestCostBenchmark implements Benchmark {

  private static final int DEFAULT_ROUNDS = 60;
  private static final Duration DEFAULT_TURN = Duration.ofSeconds(3);

  @Override
  public String title() {
    return "The CPU time of a request of a Vert.x server on a processor of its own";
  }

  @Override
  public String run(Options options) {
    MarkdownTable table =
        new MarkdownTable("JDK", "agent", "JVMs", "CPU µs/request", "ratio of means", "of medians");
    try (OwnProcessor own = new OwnProcessor(PinnedServer.CLIENTS_PROCESSOR);
        TemporaryFolder folder = new TemporaryFolder()) {
      for (Jdk jdk : options.jdks()) {
        addRows(table, jdk, options, folder.path());
      }
    }
    return table.toString();
  }

  private static void addRows(MarkdownTable table, Jdk jdk, Options options, Path folder) {
    AgentArguments arguments = new AgentArguments(options, folder);
    Duration turn = options.secondsOr(DEFAULT_TURN);
    int rounds = options.rounds().orElse(DEFAULT_ROUNDS);
    Series<WithControl> cpuMicros = new Series<>();
    List<WithControl> order = new ArrayList<>(List.of(WithControl.values()));
    for (int round = 1; round <= rounds; round++) {
      for (WithControl variant : order) {
        double micros = PinnedServer.cpuMicros(jdk, arguments.of(variant.agent()), folder, turn);
        cpuMicros.add(variant, micros);
        Progress.say(
            "%s, %d of %d, %s: %.3f µs", jdk.name(), round, rounds, variant.title(), micros);
      }
      Collections.rotate(order, 1); // none of them is always the one after another
    }
    double[] bases = cpuMicros.values(WithControl.NONE);
    for (WithControl variant : WithControl.values()) {
      double[] values = cpuMicros.values(variant);
      boolean isBase = variant == WithControl.NONE;
      table.row(
          jdk.name(),
          variant.title(),
          Integer.toString(rounds),
          Figures.fixed(cpuMicros.median(variant), 3),
          isBase ? Figures.NONE : Figures.withInterval(Bootstrap.ofMeans(values, bases), 3),
          isBase ? Figures.NONE : Figures.withInterval(Bootstrap.ofMedians(values, bases), 3));
    }
  }
}
