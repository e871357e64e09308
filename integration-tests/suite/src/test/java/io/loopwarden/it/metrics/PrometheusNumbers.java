package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What a real Prometheus has of a service; nothing is asserted where none is installed. */
final class PrometheusNumbers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
  private static final String SLEEPS = "{category=\"sleep\",route=\"GET /orders/:id\"}";
  private static final String HALF_BUSY = "{group=\"" + MeasuredShop.HALF_BUSY + "\"}";

  private final PrometheusServer prometheus;
  private final Path folder;
  private final int port;

  private PrometheusNumbers(PrometheusServer prometheus, Path folder, int port) {
    this.prometheus = prometheus;
    this.folder = folder;
    this.port = port;
  }

  /** Starts one in a folder, which scrapes a port of the service. */
  static PrometheusNumbers of(Path folder, int port) throws IOException {
    boolean installed = PrometheusServer.isInstalled();
    if (!installed) {
      System.out.println("Prometheus is not installed: what it scrapes is not tested");
    }
    return new PrometheusNumbers(
        installed ? PrometheusServer.start(folder, port) : null, folder, port);
  }

  /** Asserts that it has the orders that the service has handled. */
  void assertOrders(int orders) throws Exception {
    if (prometheus == null) {
      return;
    }
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(prometheus.value("loopwarden_blocking_seconds_count" + SLEEPS))
                    .hasValue((double) orders));
    double slept = orders * MeasuredShop.ORDER_SECONDS;
    assertThat(prometheus.value("loopwarden_blocking_seconds_sum" + SLEEPS).orElseThrow())
        .isBetween(slept, slept * MeasuredShop.MOST_TIMES);
    assertThat(
            prometheus.value(
                "histogram_quantile(0.5, loopwarden_blocking_seconds_bucket" + SLEEPS + ")"))
        .hasValueSatisfying(
            median ->
                assertThat(median)
                    .isBetween(0.01, MeasuredShop.ORDER_SECONDS * MeasuredShop.MOST_TIMES));
    assertThat(prometheus.value("loopwarden_problems{category=\"sleep\",state=\"new\"}"))
        .hasValue(1.0);
    assertThat(prometheus.exemplars("loopwarden_blocking_seconds_bucket"))
        .contains(MeasuredShop.TRACE);
  }

  /** Asserts that it has the share for which the other event loop has just computed. */
  void assertHalfBusy(double share) throws Exception {
    if (prometheus == null) {
      return;
    }
    assertThat(prometheus.value("loopwarden_eventloop_utilization_ratio" + HALF_BUSY))
        .hasValueSatisfying(ratio -> assertThat(ratio).isCloseTo(share, within(0.2)));
    assertThat(prometheus.value("loopwarden_eventloop_workers" + HALF_BUSY)).hasValue(1.0);
  }

  /** Asserts that names and types are as they should be; some systems have no promtool. */
  void assertPromtoolFindsNothingWrong() throws Exception {
    if (!Files.isExecutable(PROMTOOL)) {
      System.out.println("promtool is not installed: the names are not checked");
      return;
    }
    Path page = Files.writeString(folder.resolve("metrics.txt"), MetricsPage.get(port, "/metrics"));
    Process promtool =
        new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
            .redirectInput(page.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).isEmpty();
    assertThat(promtool.exitValue()).isZero();
  }

  @Override
  public void close() {
    if (prometheus != null) {
      prometheus.close();
    }
  }
}
