package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.report.Machine;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.UsageException;
import io.loopwarden.it.harness.Jdk;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line of the benchmarks' jar. */
public final class Benchmarks {

  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final String ALL = "all";
  private static final Map<String, Benchmark> BENCHMARKS = new LinkedHashMap<>();

  static {
    BENCHMARKS.put("jar-size", new JarSizeBenchmark());
    BENCHMARKS.put("startup", new StartupBenchmark());
    BENCHMARKS.put("service-start", new ServiceStartBenchmark());
    BENCHMARKS.put("ordinary-thread", new OrdinaryThreadBenchmark());
    BENCHMARKS.put("recorded-call", new RecordedCallBenchmark());
    BENCHMARKS.put("flood", new FloodBenchmark());
    BENCHMARKS.put("iteration", new IterationBenchmark());
    BENCHMARKS.put("exchange", new ExchangeBenchmark());
    BENCHMARKS.put("loop-table", new LoopTableBenchmark());
    BENCHMARKS.put("churn", new ChurnBenchmark());
    BENCHMARKS.put("declared-thread", new DeclaredThreadBenchmark());
    BENCHMARKS.put("request-cost", new RequestCostBenchmark());
    BENCHMARKS.put("inlining", new InliningBenchmark());
    BENCHMARKS.put("throughput", new ThroughputBenchmark());
    BENCHMARKS.put("watching", new WatchingBenchmark());
    BENCHMARKS.put("outputs", new OutputsBenchmark());
    BENCHMARKS.put("junit", new JUnitBenchmark());
  }

  private Benchmarks() {}

  public static void main(String[] arguments) {
    try {
      run(Arrays.asList(arguments));
    } catch (UsageException e) {
      Progress.say("%s", e.getMessage());
      System.exit(WRONG_USAGE);
    } catch (RuntimeException e) {
      e.printStackTrace();
      System.exit(FAILED);
    }
  }

  private static void run(List<String> arguments) {
    if (arguments.isEmpty()) {
      throw new UsageException("which benchmark? One of " + commands());
    }
    Collection<Benchmark> chosen = benchmarks(arguments.get(0));
    Options options = Options.parse(arguments.subList(1, arguments.size()));
    options.requireJars();
    if (options.recordedIn().isPresent()) {
      chosen = List.of(new RecordedRun(recordable(arguments.get(0)), arguments));
    }
    for (Benchmark benchmark : chosen) {
      String loadBefore = Machine.load();
      String table = benchmark.run(options);
      System.out.println("## " + benchmark.title() + "\n\n" + table);
      System.out.println(
          Machine.describe() + ", " + Machine.loadSince(loadBefore) + "; " + jdks(options) + "\n");
    }
  }

  /** A benchmark whose values can be kept. */
  static RecordableBenchmark recordable(String command) {
    if (BENCHMARKS.get(command) instanceof RecordableBenchmark recordable) {
      return recordable;
    }
    throw new UsageException(
        "--record: "
            + command
            + " keeps no values; one of "
            + BENCHMARKS.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof RecordableBenchmark)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", ")));
  }

  private static Collection<Benchmark> benchmarks(String command) {
    if (command.equals(ALL)) {
      return BENCHMARKS.values();
    }
    Benchmark benchmark = BENCHMARKS.get(command);
    if (benchmark == null) {
      throw new UsageException("no benchmark '" + command + "'; one of " + commands());
    }
    return List.of(benchmark);
  }

  private static String commands() {
    return String.join(", ", BENCHMARKS.keySet()) + ", " + ALL;
  }

  private static String jdks(Options options) {
    return options.jdks().stream().map(Jdk::name).collect(Collectors.joining(", "));
  }
}
