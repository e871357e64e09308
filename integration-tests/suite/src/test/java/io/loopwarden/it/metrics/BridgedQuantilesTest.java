package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service offers has the same buckets as what the agent offers. */
class BridgedQuantilesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double ORDERS = 12;
  private static final String PAGE = "/actuator/prometheus";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void areTheSame(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertTheSame(jdk));
  }

  private static void assertTheSame(Jdk jdk) throws Exception {
    int own = FreePort.find();
    Agent agent =
        Agent.with("metrics.bridge", "auto")
            .and("metrics.port", Integer.toString(own))
            .and("stall.threshold", "10ms") // each order is one
            .and("stall.warmup", "0");
    try (ObservedProgram shop =
        ObservedProgram.start(
            "metrics/quantiles",
            "applications/actuator",
            "com.example.actuator.Shop",
            jdk,
            agent)) {
      int bridged = Integer.parseInt(shop.awaitLine("ready").split(" ")[1]);
      for (int i = 0; i < ORDERS; i++) {
        MetricsPage.get(bridged, "/orders/" + i);
      }
      awaitSame(own, bridged, "loopwarden_blocking_seconds_bucket");
      awaitSame(own, bridged, "loopwarden_stall_seconds_bucket");
      awaitBetween(own, bridged, "loopwarden_eventloop_iteration_duration_seconds_bucket");
      awaitBetween(own, bridged, "loopwarden_eventloop_delay_seconds_bucket");
      assertSameQuantiles(shop.log().getParent(), own, bridged);

      assertThat(shop.awaitEnd(PATIENCE).log().named("loopwarden.bridge_failed")).isEmpty();
    }
  }

  private static Map<String, Double> own(int port, String series) throws Exception {
    return MetricsPage.of(port, "/metrics").allOf(series);
  }

  private static Map<String, Double> bridged(int port, String series) throws Exception {
    return MetricsPage.of(port, PAGE).allOf(series);
  }

  private static void awaitSame(int own, int bridged, String series) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(bridged(bridged, series)).isNotEmpty().isEqualTo(own(own, series)));
  }

  /** Each page is an iteration itself: of the agent's, one comes before and one after. */
  private static void awaitBetween(int own, int bridged, String series) throws Exception {
    Map<String, Double> before = own(own, series);
    await()
        .atMost(PATIENCE) // the bridge has the numbers of the last second
        .untilAsserted(
            () -> {
              Map<String, Double> between = bridged(bridged, series);
              Map<String, Double> after = own(own, series);
              assertThat(between).isNotEmpty().containsOnlyKeys(after.keySet());
              assertThat(between)
                  .allSatisfy(
                      (bucket, count) ->
                          assertThat(count)
                              .isBetween(before.getOrDefault(bucket, 0.0), after.get(bucket)));
            });
  }

  private static void assertSameQuantiles(Path folder, int own, int bridged) throws Exception {
    if (!PrometheusServer.isInstalled()) {
      System.out.println("Prometheus is not installed: quantiles of the bridge are not tested");
      return;
    }
    try (PrometheusServer prometheus =
        PrometheusServer.start(
            folder,
            "exemplar-storage",
            new PrometheusServer.Job("own", own, "/metrics"),
            new PrometheusServer.Job("bridged", bridged, PAGE))) {
      for (String metric :
          new String[] {"loopwarden_blocking_seconds", "loopwarden_stall_seconds"}) {
        for (String share : new String[] {"0.5", "0.9", "0.99"}) {
          assertSame(prometheus, quantile(share, metric));
        }
        assertSame(prometheus, "sum(" + metric + "_count{job=\"JOB\"})");
        assertSame(prometheus, "sum(" + metric + "_sum{job=\"JOB\"})");
      }
    }
  }

  private static String quantile(String share, String metric) {
    return "histogram_quantile(" + share + ", sum by (le) (" + metric + "_bucket{job=\"JOB\"}))";
  }

  private static void assertSame(PrometheusServer prometheus, String expression) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              double own = prometheus.value(expression.replace("JOB", "own")).orElseThrow();
              double bridged = prometheus.value(expression.replace("JOB", "bridged")).orElseThrow();
              assertThat(own).isPositive();
              assertThat(bridged).isCloseTo(own, within(1e-4 * own));
            });
  }
}
