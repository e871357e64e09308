package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import io.loopwarden.benchmarks.setup.WithControl;
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
final class ServiceStartBenchmark implements Benchmark {

  private static final int DEFAULT_ROUNDS = 9;

  @Override
  public String title() {
    return "The start of a service, until it answers";
  }

  @Override
  public String run(Options options) {
    int rounds = options.rounds().orElse(DEFAULT_ROUNDS);
    MarkdownTable table =
        new MarkdownTable("service", "JDK", "agent", "wall ms", "ratio", "CPU ms", "ratio of CPU");
    try (TemporaryFolder folder = new TemporaryFolder()) {
      AgentArguments arguments = new AgentArguments(options, folder.path());
      for (Service service : Service.all()) {
        for (Jdk jdk : options.jdks()) {
          addRows(table, service, jdk, arguments, folder.path(), rounds);
        }
      }
    }
    return table.toString();
  }

  private static void addRows(
      MarkdownTable table,
      Service service,
      Jdk jdk,
      AgentArguments arguments,
      Path folder,
      int rounds) {
    Series<WithControl> wallMillis = new Series<>();
    Series<WithControl> cpuMillis = new Series<>();
    List<WithControl> order = new ArrayList<>(List.of(WithControl.values()));
    for (int round = 1; round <= rounds; round++) {
      Progress.say("%s, %s, round %d of %d", jdk.name(), service.title(), round, rounds);
      for (WithControl variant : order) {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(arguments.of(variant.agent()));
        command.addAll(service.arguments());
        ServiceStart start = ServiceStart.of(command, folder, service.readyWord());
        wallMillis.add(variant, start.wallMillis());
        cpuMillis.add(variant, start.cpuMillis());
      }
      Collections.reverse(order); // none of them is always the one after another
    }
    for (WithControl variant : WithControl.values()) {
      table.row(
          service.title(),
          jdk.name(),
          variant.title(),
          Figures.fixed(wallMillis.median(variant), 0),
          ratio(wallMillis, variant),
          Figures.fixed(cpuMillis.median(variant), 0),
          ratio(cpuMillis, variant));
    }
  }

  private static String ratio(Series<WithControl> series, WithControl variant) {
    return variant == WithControl.NONE
        ? Figures.NONE
        : Figures.withInterval(series.ratios(variant, WithControl.NONE), 2);
  }
}
