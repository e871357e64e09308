package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.declared.DeclaredThreadMain;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.SpawnedJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What it costs to start a thread that must not block, beside few and beside many others. */
final class DeclaredThreadBenchmark implements Benchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int DEFAULT_ROUNDS = 7;
  private static final List<String> LIVE = List.of("100", "20000");
  private static final double NANOS_PER_MICRO = 1000;

  /** The CPU time of a process for each thread that starts, under one agent beside so many. */
  private record Case(Agent agent, String live) {}

  @Override
  public String title() {
    return "A declared non-blocking thread started";
  }

  @Override
  public String run(Options options) {
    List<Agent> agents = options.agentsAmong(Agent.NONE, Agent.BLOCKHOUND, Agent.LOOPWARDEN);
    int rounds = options.rounds().orElse(DEFAULT_ROUNDS);
    MarkdownTable table =
        new MarkdownTable(
            "JDK",
            "agent",
            "live threads",
            "CPU µs a start, starter",
            "whole process",
            "ratio to no agent",
            "to BlockHound",
            "to 100 live");
    try (TemporaryFolder folder = new TemporaryFolder()) {
      for (Jdk jdk : options.jdks()) {
        Series<Case> starter = new Series<>();
        Series<Case> process = new Series<>();
        for (int round = 1; round <= rounds; round++) {
          Progress.say("%s, run %d of %d of each case", jdk.name(), round, rounds);
          for (String live : LIVE) {
            for (Agent agent : agents) {
              measure(new Case(agent, live), jdk, options, folder.path(), starter, process);
            }
          }
        }
        for (String live : LIVE) {
          for (Agent agent : agents) {
            addRow(table, jdk, new Case(agent, live), starter, process);
          }
        }
      }
    }
    return table.toString();
  }

  private static void measure(
      Case measured,
      Jdk jdk,
      Options options,
      Path folder,
      Series<Case> starter,
      Series<Case> process) {
    List<String> command = new ArrayList<>(List.of(jdk.java(), "-Xss256k"));
    command.addAll(new AgentArguments(options, folder).ofDropIn(measured.agent()));
    command.addAll(
        List.of(
            "-cp", ClassPaths.ofThisJvm(), DeclaredThreadMain.class.getName(), measured.live()));
    try (SpawnedJvm jvm = new SpawnedJvm(folder, "declared", command)) {
      if (jvm.awaitExit(PATIENCE) != 0) {
        throw new IllegalStateException(command + " failed: " + jvm.standardError());
      }
      String[] nanos = String.join(" ", jvm.standardOutput()).split(" ");
      starter.add(measured, Long.parseLong(nanos[0]) / NANOS_PER_MICRO);
      process.add(measured, Long.parseLong(nanos[1]) / NANOS_PER_MICRO);
    }
  }

  private static void addRow(
      MarkdownTable table, Jdk jdk, Case row, Series<Case> starter, Series<Case> process) {
    table.row(
        jdk.name(),
        row.agent().title(),
        row.live(),
        Figures.fixed(starter.median(row), 1),
        Figures.fixed(process.median(row), 1),
        ratio(process, row, new Case(Agent.NONE, row.live())),
        ratio(process, row, new Case(Agent.BLOCKHOUND, row.live())),
        ratio(process, row, new Case(row.agent(), LIVE.get(0))));
  }

  private static String ratio(Series<Case> series, Case row, Case base) {
    return !row.equals(base) && series.has(base)
        ? Figures.withInterval(series.ratios(row, base), 2)
        : Figures.NONE;
  }
}
