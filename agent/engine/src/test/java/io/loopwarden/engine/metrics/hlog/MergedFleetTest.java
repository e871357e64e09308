package io.loopwarden.engine.metrics.hlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopwarden.engine.histogram.IntervalLog;
import io.loopwarden.engine.histogram.MergedLogs;
import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The logs of 50 JVMs, of which each is different, beside the exact durations of all of them. */
class MergedFleetTest {

  private static final int JVMS = 50;
  private static final int INTERVALS = 3;
  private static final int DURATIONS = 2_000;
  private static final String TAG = "blocking:jdbc";

  /** Half of a bucket of the counts, and half of one of a histogram of two digits. */
  private static final double PRECISION = 0.03;

  private static final double NANOS_PER_MILLI = 1e6;

  private static final Path FLEET =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .resolve("../../docs/fleet.md")
          .normalize();

  @TempDir private Path folder;

  private final Random random = new Random(1);
  private final List<Long> exact = new ArrayList<>();
  private final List<File> logs = new ArrayList<>();

  @BeforeEach
  void run() throws IOException {
    for (int jvm = 0; jvm < JVMS; jvm++) {
      File file = folder.resolve("jvm-" + jvm + ".hlog").toFile();
      logs.add(file);
      try (IntervalLog log = new IntervalLog(file, 1_000_000, "test")) {
        runJvm(log, jvm == 0 ? 500e6 : 1e6 * (1 + jvm % 7));
      }
    }
  }

  /** Its durations spread exponentially about a mean. */
  private void runJvm(IntervalLog log, double meanNanos) throws IOException {
    DurationCounts counts = new DurationCounts();
    Intervals intervals = new Intervals();
    for (int interval = 0; interval < INTERVALS; interval++) {
      for (int i = 0; i < DURATIONS; i++) {
        long nanos = (long) (-meanNanos * Math.log(1 - random.nextDouble()));
        counts.add(nanos);
        exact.add(nanos);
      }
      log.write(interval * 1000L, (interval + 1) * 1000L, intervals.since(numbers(counts)));
    }
  }

  private static List<Family> numbers(DurationCounts counts) {
    Point point = new Point(List.of("jdbc", "GET /"), counts.count(), counts.copy(), List.of());
    return List.of(new Family(Metric.BLOCKING, List.of(point)));
  }

  private long exactPercentile(double percentile) {
    long[] sorted = exact.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[(int) Math.ceil(percentile / 100 * sorted.length) - 1];
  }

  private Histogram merged() throws IOException {
    MergedLogs merged = new MergedLogs();
    for (File log : logs) {
      assertThat(merged.add(log)).isEqualTo(INTERVALS);
    }
    assertThat(merged.byTag()).containsOnlyKeys(TAG);
    assertThat(merged.fromMillis()).isZero();
    assertThat(merged.toMillis()).isEqualTo(INTERVALS * 1000);
    return merged.byTag().get(TAG);
  }

  @ParameterizedTest
  @ValueSource(doubles = {50, 90, 99, 99.9, 100})
  void percentilesOfTheSumAreThoseOfAllDurations(double percentile) throws IOException {
    long wanted = exactPercentile(percentile);

    long found = merged().getValueAtPercentile(percentile);

    assertThat((double) found).isCloseTo(wanted, within(wanted * PRECISION));
    assertThat(merged().getTotalCount()).isEqualTo((long) JVMS * INTERVALS * DURATIONS);
  }

  /** What a board shows that averages the percentiles of JVMs. */
  @ParameterizedTest
  @ValueSource(doubles = {50, 99})
  void theMeanOfPercentilesIsNoPercentile(double percentile) throws IOException {
    long wanted = exactPercentile(percentile);

    assertThat(Math.abs(meanOfPercentiles(percentile) - wanted)).isGreaterThan(wanted * 0.5);
  }

  private double meanOfPercentiles(double percentile) throws IOException {
    double sum = 0;
    for (File log : logs) {
      MergedLogs one = new MergedLogs();
      one.add(log);
      sum += one.byTag().get(TAG).getValueAtPercentile(percentile);
    }
    return sum / JVMS;
  }

  @Test
  void theDocumentHasTheseNumbers() throws IOException {
    String document = Files.readString(FLEET);

    for (double percentile : new double[] {50, 90, 99, 99.9}) {
      assertThat(document)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| p%s | %.1f ms | %.1f ms | %.1f ms |",
                  percentile == 99.9 ? "99.9" : Integer.toString((int) percentile),
                  exactPercentile(percentile) / NANOS_PER_MILLI,
                  merged().getValueAtPercentile(percentile) / NANOS_PER_MILLI,
                  meanOfPercentiles(percentile) / NANOS_PER_MILLI));
    }
  }

  /** By HdrHistogram's own reader alone. */
  @Test
  void itsOwnReaderReadsEachInterval() throws IOException {
    HistogramLogReader reader = new HistogramLogReader(logs.get(0));
    long count = 0;
    int intervals = 0;
    while (reader.hasNext()) {
      Histogram histogram = (Histogram) reader.nextIntervalHistogram();
      assertThat(histogram.getTag()).isEqualTo(TAG);
      assertThat(histogram.getEndTimeStamp() - histogram.getStartTimeStamp()).isEqualTo(1000);
      count += histogram.getTotalCount();
      intervals++;
    }

    assertThat(intervals).isEqualTo(INTERVALS);
    assertThat(count).isEqualTo((long) INTERVALS * DURATIONS);
  }

  @Test
  void itsOwnProcessorReadsALog() throws Exception {
    Path table = folder.resolve("table");
    String[] arguments = {"-i", logs.get(0).getPath(), "-o", table.toString(), "-tag", TAG};

    HistogramLogProcessor processor = new HistogramLogProcessor(arguments);
    processor.start();
    processor.join();

    assertThat(table).content().contains("T:" + INTERVALS * DURATIONS + " (");
  }

  @Test
  void theSumIsALogAgain() throws IOException {
    File file = folder.resolve("sum.hlog").toFile();
    Histogram sum = merged();
    try (IntervalLog log = new IntervalLog(file, Long.MAX_VALUE, "test")) {
      log.write(0, 3000, Map.of(TAG, sum));
    }

    MergedLogs again = new MergedLogs();
    again.add(file);

    Histogram read = again.byTag().get(TAG);
    assertThat(read.getTotalCount()).isEqualTo(sum.getTotalCount());
    for (double percentile : Arrays.asList(50.0, 99.0, 99.9)) {
      assertThat(read.getValueAtPercentile(percentile))
          .isEqualTo(sum.getValueAtPercentile(percentile));
    }
  }
}
