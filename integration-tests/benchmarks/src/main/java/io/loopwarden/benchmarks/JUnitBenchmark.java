package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.junit.EmptyTests;
import io.loopwarden.benchmarks.junit.TestJvm;
import io.loopwarden.benchmarks.report.Figures;
import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.report.Progress;
import io.loopwarden.benchmarks.report.Series;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.TemporaryFolder;
import io.loopwarden.it.harness.Jdk;

/** What the JUnit extension adds to a class of empty tests. */
final class JUnitBenchmark implements Benchmark {

  private static final int DEFAULT_ROUNDS = 15;

  @Override
  public String title() {
    return "A class of " + EmptyTests.COUNT + " empty tests";
  }

  @Override
  public String run(Options options) {
    MarkdownTable table =
        new MarkdownTable("JDK", "run", "without ms", "with the extension ms", "ratio");
    try (TemporaryFolder folder = new TemporaryFolder()) {
      EmptyTests.compileInto(folder.path());
      for (Jdk jdk : options.jdks()) {
        Series<Boolean> first = new Series<>();
        Series<Boolean> later = new Series<>();
        TestJvm jvm = new TestJvm(jdk, options, folder.path());
        int rounds = options.rounds().orElse(DEFAULT_ROUNDS);
        for (int round = 1; round <= rounds; round++) {
          Progress.say("%s, JVM %d of %d with and without", jdk.name(), round, rounds);
          measure(jvm, round % 2 == 0, first, later);
          measure(jvm, round % 2 != 0, first, later);
        }
        addRow(table, jdk, "first run", first);
        addRow(table, jdk, "later runs", later);
      }
    }
    return table.toString();
  }

  private static void measure(
      TestJvm jvm, boolean extension, Series<Boolean> first, Series<Boolean> later) {
    TestJvm.Durations durations = jvm.run(extension);
    first.add(extension, durations.firstMillis());
    later.add(extension, durations.laterMillis());
  }

  private static void addRow(MarkdownTable table, Jdk jdk, String run, Series<Boolean> series) {
    table.row(
        jdk.name(),
        run,
        Figures.fixed(series.median(false), 1),
        Figures.fixed(series.median(true), 1),
        Figures.withInterval(series.ratios(true, false), 3));
  }
}
