package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.http.MeasuredServer;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import io.loopwarden.benchmarks.setup.Watching;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs a Vert.x server that its event loop is watched: in the same JVM, under the same
 * agent, the loop is watched and forgotten in turns. That tells what no comparison of JVMs can, as
 * each of those compiles in its own way; it leaves out what a hook costs where nobody is watched.
 */
final class WatchingBenchmark implements Benchmark {

  private static final int JVMS = 5;
  private static final int DEFAULT_ROUNDS = 8;
  private static final Duration DEFAULT_TURN = Duration.ofSeconds(2);
  private static final int WARMUP_ROUNDS = 2;

  @Override
  public String title() {
    return "A Vert.x plaintext server, its event loop watched and not watched in turns";
  }

  @Override
  public String run(Options options) {
    MarkdownTable table =
        new MarkdownTable(
            "JDK",
            "the loop is",
            "requests/s",
            "ratio",
            "CPU µs/request",
            "ratio",
            "p99 ms",
            "ratio");
    for (Jdk jdk : options.jdks()) {
      Series<Boolean> requests = new Series<>();
      Series<Boolean> cpuMicros = new Series<>();
      Series<Boolean> p99Millis = new Series<>();
      for (int jvm = 1; jvm <= JVMS; jvm++) {
        Progress.say("%s, server %d of %d", jdk.name(), jvm, JVMS);
        measureFreshServer(
            jdk,
            options,
            (watched, turn) -> {
              requests.add(watched, turn.requestsPerSecond());
              cpuMicros.add(watched, turn.cpuMicrosPerRequest());
              p99Millis.add(watched, turn.p99Millis());
            });
      }
      for (boolean watched : List.of(false, true)) {
        table.row(
            jdk.name(),
            watched ? "watched" : "not watched",
            Figures.grouped(requests.median(watched)),
            ratio(requests, watched),
            Figures.fixed(cpuMicros.median(watched), 2),
            ratio(cpuMicros, watched),
            Figures.fixed(p99Millis.median(watched), 2),
            ratio(p99Millis, watched));
      }
    }
    return table.toString();
  }

  private static String ratio(Series<Boolean> series, boolean watched) {
    return watched ? Figures.withInterval(series.ratios(true, false), 3) : Figures.NONE;
  }

  /** Takes the turns of a server. */
  private interface Turns {
    void add(boolean watched, MeasuredServer.SaturatedTurn turn);
  }

  private static void measureFreshServer(Jdk jdk, Options options, Turns turns) {
    Duration duration = options.secondsOr(DEFAULT_TURN);
    try (TemporaryFolder folder = new TemporaryFolder()) {
      List<String> arguments =
          new ArrayList<>(new AgentArguments(options, folder.path()).of(Agent.LOOPWARDEN));
      arguments.add(Watching.FLAG);
      try (MeasuredServer server =
          MeasuredServer.start(Agent.LOOPWARDEN, jdk, arguments, folder.path())) {
        for (int round = -WARMUP_ROUNDS; round < options.rounds().orElse(DEFAULT_ROUNDS); round++) {
          server.watch(false);
          MeasuredServer.SaturatedTurn unwatched = server.saturate(duration);
          server.watch(true);
          MeasuredServer.SaturatedTurn watched = server.saturate(duration);
          if (round >= 0) {
            turns.add(false, unwatched);
            turns.add(true, watched);
          }
        }
      }
    }
  }
}
