package io.loopwarden.engine.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.internal.PrometheusProtobufWriterImpl;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Compared with what Prometheus's own client library writes, byte by byte. */
class ProtobufExpositionTest {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final long NOW_MILLIS = 1_700_000_000_123L;
  private static final double TO_BUCKETS_OF_OURS = 1.032;

  private static Point number(double value, String... labels) {
    return new Point(List.of(labels), value, null, List.of());
  }

  private static Point durations(long... nanos) {
    DurationCounts durations = new DurationCounts();
    List<Point.Example> examples = new ArrayList<>();
    for (long each : nanos) {
      durations.add(each);
      examples.add(new Point.Example("4bf92f3577b34da6a3ce929d0e0e4736", each, NOW_MILLIS));
    }
    return new Point(List.of("sleep", "GET /é\n\"x\""), nanos.length, durations, examples);
  }

  private static void assertLikeTheLibrary(Family... families) throws IOException {
    MetricSnapshots snapshots = Snapshots.of(List.of(families), true);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    new PrometheusProtobufWriterImpl()
        .write(expected, snapshots, EscapingScheme.UNDERSCORE_ESCAPING);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ProtobufExposition.write(written, snapshots);

    assertThat(written.toByteArray()).isEqualTo(expected.toByteArray()).isNotEmpty();
  }

  @Test
  void gaugesAndCounters() throws IOException {
    assertLikeTheLibrary(
        new Family(Metric.WORKERS, List.of(number(4, "a"), number(0, "b"))),
        new Family(Metric.UTILIZATION, List.of(number(0.25, "a"))),
        new Family(Metric.TIME, List.of(number(1.5, "a", "idle"), number(1e12, "a", "active"))),
        new Family(Metric.LOST, List.of(number(300, "log"))));
  }

  @Test
  void aHistogram() throws IOException {
    assertLikeTheLibrary(
        new Family(Metric.BLOCKING, List.of(durations(20_000_000, 21_000_000, 20_000_000))));
  }

  @Test
  void aHistogramWithoutDurations() throws IOException {
    assertLikeTheLibrary(new Family(Metric.BLOCKING, List.of(durations())));
  }

  @Test
  void durationsFromZeroToMoreThanAnHour() throws IOException {
    assertLikeTheLibrary(
        new Family(
            Metric.BLOCKING,
            List.of(durations(0, 0, 1, 1_000, 1_090, 1_200, 1_000_000_000, 10_000_000_000_000L))));
  }

  /** Gaps of every length between buckets, and counts that fall and rise. */
  @Test
  void manyDurations() throws IOException {
    Random random = new Random(7);
    for (int number = 1; number < 300; number += 20) {
      long[] nanos = new long[number];
      for (int i = 0; i < number; i++) {
        nanos[i] = (long) Math.exp(random.nextDouble() * 25);
      }
      assertLikeTheLibrary(new Family(Metric.BLOCKING, List.of(durations(nanos))));
    }
  }

  /** What a scraper computes from the buckets is what HdrHistogram has, to the width of one. */
  @Test
  void theBucketOfAPercentileHasTheExactValue() {
    Random random = new Random(11);
    DurationCounts durations = new DurationCounts();
    Histogram exact = new Histogram(5);
    for (int i = 0; i < 100_000; i++) {
      long nanos = (long) (Math.exp(random.nextGaussian() * 2) * 1_000_000);
      durations.add(nanos);
      exact.recordValue(nanos);
    }
    NativeBuckets buckets = NativeBuckets.of(durations);

    for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 0.999, 1}) {
      double upper = upperBoundSeconds(buckets, (long) Math.ceil(share * 100_000));
      double value = exact.getValueAtPercentile(100 * share) / NANOS_PER_SECOND;
      double width = Math.pow(2, 1.0 / (1 << NativeBuckets.SCHEMA));
      assertThat(value)
          .as("%s", share)
          .isBetween(upper / width / TO_BUCKETS_OF_OURS, upper * TO_BUCKETS_OF_OURS);
    }
  }

  private static double upperBoundSeconds(NativeBuckets buckets, long rank) {
    long seen = buckets.zeros();
    for (int i = 0; i < buckets.positive().size(); i++) {
      seen += buckets.positive().getCount(i);
      if (seen >= rank) {
        return Math.pow(
            2, (double) buckets.positive().getBucketIndex(i) / (1 << NativeBuckets.SCHEMA));
      }
    }
    throw new AssertionError("there are only " + seen);
  }
}
