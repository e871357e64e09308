package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a real Prometheus has of a service in native histograms; nothing is asserted where none is
 * installed. It stores no classic buckets of them.
 */
final class NativeNumbers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String SLEEPS =
      "loopwarden_blocking_seconds{category=\"sleep\",route=\"GET /orders/:id\"}";

  /** A native bucket is 4.4 % wide, and a duration of the agent's is known to 3 %. */
  private static final double TOLERANCE = 1.08;

  private final PrometheusServer prometheus;

  private NativeNumbers(PrometheusServer prometheus) {
    this.prometheus = prometheus;
  }

  /** Starts one in a folder, which scrapes a port of the service. */
  static NativeNumbers of(Path folder, int port) throws IOException {
    return new NativeNumbers(
        PrometheusServer.isInstalled()
            ? PrometheusServer.start(folder, port, PrometheusServer.NATIVE_HISTOGRAMS)
            : null);
  }

  /** Asserts that it has the orders with the durations that the log has of them. */
  void assertOrders(List<Report> logged) throws Exception {
    if (prometheus == null) {
      return;
    }
    Histogram exact = new Histogram(5);
    logged.forEach(report -> exact.recordValue(report.durationNanos()));
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(prometheus.value("histogram_count(" + SLEEPS + ")"))
                    .hasValue((double) exact.getTotalCount()));
    for (double share : new double[] {0.1, 0.5, 0.9, 1}) {
      double value = exact.getValueAtPercentile(100 * share) / NANOS_PER_SECOND;
      assertThat(prometheus.value("histogram_quantile(" + share + ", " + SLEEPS + ")"))
          .as("%s of the orders", share)
          .hasValueSatisfying(
              quantile -> assertThat(quantile).isBetween(value / TOLERANCE, value * TOLERANCE));
    }
    assertThat(prometheus.value("histogram_quantile(0.5, loopwarden_blocking_seconds_bucket)"))
        .isEmpty();
  }

  @Override
  public void close() {
    if (prometheus != null) {
      prometheus.close();
    }
  }
}
