package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.http.MeasuredServer;
import io.loopwarden.benchmarks.http.OutputReaders;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What all outputs of the agent together cost a Vert.x server: in the same JVM they are switched on
 * and off in turns. Each round also has a second turn without them, the control: what differs there
 * is the machine. Heap is compared with that of a JVM whose agent has its log only.
 */
final class OutputsBenchmark implements Benchmark {

  private static final int JVMS = 3;
  private static final int DEFAULT_ROUNDS = 16;
  private static final Duration DEFAULT_TURN = Duration.ofSeconds(5);

  /** Before each turn, so that what it measures is not the switching. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  /** After so many, the heap of a server without outputs is compared. */
  private static final int TURNS_FOR_HEAP = 10;

  /** So long the JIT compiles what the outputs run; that happens once in the life of a server. */
  private static final Duration WARMUP = Duration.ofSeconds(60);

  private static final double BYTES_PER_MEBIBYTE = 1 << 20;

  /** What a turn had. */
  private enum Turn {
    LOG("the log only"),
    CONTROL("the log only, again"),
    ALL("all outputs");

    private final String title;

    Turn(String title) {
      this.title = title;
    }
  }

  @Override
  public String title() {
    return "A Vert.x plaintext server, all outputs of the agent on and off in turns";
  }

  @Override
  public String run(Options options) {
    MarkdownTable table =
        new MarkdownTable(
            "JDK",
            "outputs",
            "requests/s",
            "ratio",
            "CPU µs/request",
            "ratio",
            "other threads, CPU ms/s",
            "more",
            "heap MiB");
    for (Jdk jdk : options.jdks()) {
      Measured measured = new Measured();
      for (int jvm = 1; jvm <= JVMS; jvm++) {
        Progress.say("%s, server %d of %d", jdk.name(), jvm, JVMS);
        measure(jdk, options, false, measured);
        measure(jdk, options, true, measured);
      }
      for (Turn turn : Turn.values()) {
        measured.addRow(table, jdk, turn);
      }
    }
    return table.toString();
  }

  private static void measure(Jdk jdk, Options options, boolean hasOutputs, Measured measured) {
    Duration duration = options.secondsOr(DEFAULT_TURN);
    try (TemporaryFolder folder = new TemporaryFolder();
        OutputReaders readers = new OutputReaders()) {
      List<String> arguments =
          new ArrayList<>(new AgentArguments(options, folder.path()).of(Agent.LOOPWARDEN));
      if (hasOutputs) {
        String last = arguments.remove(arguments.size() - 1);
        arguments.add(last + "," + String.join(",", readers.options(folder.path())));
      }
      try (MeasuredServer server =
          MeasuredServer.start(Agent.LOOPWARDEN, jdk, arguments, folder.path())) {
        int rounds = options.rounds().orElse(DEFAULT_ROUNDS);
        if (hasOutputs) {
          take(Turn.ALL, server, readers, WARMUP);
          turns(0).forEach(turn -> take(turn, server, readers, duration));
        } else {
          server.saturate(duration.multipliedBy(TURNS_FOR_HEAP));
        }
        for (int round = 0; round < rounds && hasOutputs; round++) {
          for (Turn turn : turns(round)) {
            measured.add(turn, take(turn, server, readers, duration));
          }
        }
        measured.heapMebibytes.add(
            hasOutputs ? Turn.ALL : Turn.LOG, server.usedHeapBytes() / BYTES_PER_MEBIBYTE);
        if (hasOutputs) {
          readers.requireAllRead();
        }
      }
    }
  }

  private static MeasuredServer.SaturatedTurn take(
      Turn turn, MeasuredServer server, OutputReaders readers, Duration duration) {
    readers.turn(turn == Turn.ALL);
    server.outputs(turn == Turn.ALL);
    server.saturate(SETTLING);
    return server.saturate(duration);
  }

  /** Every other round the other way round, as a machine may become slower and slower. */
  private static List<Turn> turns(int round) {
    List<Turn> turns = new ArrayList<>(List.of(Turn.values()));
    if (round % 2 != 0) {
      Collections.reverse(turns);
    }
    return turns;
  }

  /** The figures on one JDK. */
  private static final class Measured {
    private final Series<Turn> requests = new Series<>();
    private final Series<Turn> cpuMicros = new Series<>();
    private final Series<Turn> otherCpuMillis = new Series<>();
    private final Series<Turn> heapMebibytes = new Series<>();

    void add(Turn turn, MeasuredServer.SaturatedTurn outcome) {
      requests.add(turn, outcome.requestsPerSecond());
      cpuMicros.add(turn, outcome.cpuMicrosPerRequest());
      otherCpuMillis.add(turn, outcome.otherCpuMillisPerSecond());
    }

    void addRow(MarkdownTable table, Jdk jdk, Turn turn) {
      table.row(
          jdk.name(),
          turn.title,
          Figures.grouped(requests.median(turn)),
          ratio(requests, turn),
          Figures.fixed(cpuMicros.median(turn), 2),
          ratio(cpuMicros, turn),
          Figures.fixed(otherCpuMillis.median(turn), 1),
          turn == Turn.LOG
              ? Figures.NONE
              : Figures.addedWithInterval(otherCpuMillis.differences(turn, Turn.LOG), 1),
          heapMebibytes.has(turn)
              ? Figures.withInterval(heapMebibytes.samples(turn), 1)
              : Figures.NONE);
    }

    private static String ratio(Series<Turn> series, Turn turn) {
      return turn == Turn.LOG
          ? Figures.NONE
          : Figures.withInterval(series.ratios(turn, Turn.LOG), 3);
    }
  }
}
