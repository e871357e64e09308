package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Recording;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The port that Prometheus scrapes: of a real service, by a real Prometheus. */
class PrometheusTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
  private static final int ORDERS = 10;
  private static final int SECONDS_OF_WORK = 6;
  private static final String SLEEPS = "{category=\"sleep\",route=\"GET /orders/:id\"}";
  private static final String HALF_BUSY = "{group=\"" + MeasuredShop.HALF_BUSY + "\"}";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aRealPrometheusHasTheNumbersOfWhatTheProgramDid(Jdk jdk) throws Exception {
    assumeTrue(PrometheusServer.isInstalled(), "prometheus is not installed");
    Hiccups.retryAfterHiccup(() -> assertScraped(jdk));
  }

  private static void assertScraped(Jdk jdk) throws Exception {
    int port = FreePort.find();
    try (MeasuredShop shop = MeasuredShop.start("prometheus", jdk, agent(port));
        PrometheusServer prometheus = PrometheusServer.start(shop.folder(), port)) {
      shop.order(ORDERS);

      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(prometheus.value("loopwarden_blocking_seconds_count" + SLEEPS))
                      .hasValue((double) ORDERS));
      double slept = ORDERS * MeasuredShop.ORDER_SECONDS;
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
      assertThat(prometheus.exemplars("loopwarden_blocking_seconds_bucket")).contains(TRACE);

      double share = shop.work(SECONDS_OF_WORK);
      assertThat(prometheus.value("loopwarden_eventloop_utilization_ratio" + HALF_BUSY))
          .hasValueSatisfying(ratio -> assertThat(ratio).isCloseTo(share, within(0.2)));
      assertThat(prometheus.value("loopwarden_eventloop_workers" + HALF_BUSY)).hasValue(1.0);
      assertPromtoolFindsNothingWrong(
          Files.writeString(shop.folder().resolve("metrics.txt"), scrape(port)));
    }
  }

  private static Agent agent(int port) {
    return Agent.with("metrics.port", Integer.toString(port)).and("jmx", "false");
  }

  /** It is a part of Prometheus that some systems leave out. */
  private static void assertPromtoolFindsNothingWrong(Path page) throws Exception {
    if (!Files.isExecutable(PROMTOOL)) {
      System.out.println("promtool is not installed: the names are not checked");
      return;
    }
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

  private static String scrape(int port) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openConnection();
    return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  void aPortInUseGivesOneLineAndNothingElseSuffers(Jdk jdk) throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        MeasuredShop shop = MeasuredShop.start("port-in-use", jdk, agent(other.getLocalPort()))) {
      shop.order(ORDERS);
      Recording recording = shop.awaitEnd();

      assertThat(recording.exitCode()).isZero();
      assertThat(recording.log().named("loopwarden.metrics_port_unavailable")).hasSize(1);
      assertThat(recording.log().blockingCalls()).isNotEmpty();
      assertThat(recording.standardError()).isEmpty();
    }
  }
}
