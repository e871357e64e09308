package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The metrics of a service, where the service itself offers its own. */
class BridgeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ORDERS = 10;
  private static final double MISTAKES = 3;
  private static final double SLEPT_SECONDS = ORDERS * 0.020;
  private static final String SLEEPS = "{category=\"sleep\",route=\"GET /orders/{id}\"}";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void springBootOffersThemWithItsOwn(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertOffered(jdk));
  }

  private static void assertOffered(Jdk jdk) throws Exception {
    Agent agent = Agent.with("metrics.bridge", "auto").and("jmx", "false");
    try (ObservedProgram shop =
        ObservedProgram.start(
            "metrics/bridge", "applications/actuator", "com.example.actuator.Shop", jdk, agent)) {
      int port = Integer.parseInt(shop.awaitLine("ready").split(" ")[1]);
      for (int i = 0; i < ORDERS; i++) {
        get(port, "/orders/" + i);
      }

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(value(port, "loopwarden_blocking_seconds_count" + SLEEPS))
                      .hasValue((double) ORDERS));
      assertThat(value(port, "loopwarden_blocking_seconds_sum" + SLEEPS).orElseThrow())
          .isBetween(SLEPT_SECONDS, SLEPT_SECONDS * MeasuredShop.MOST_TIMES);
      assertThat(value(port, "loopwarden_problems{category=\"sleep\",state=\"new\"}"))
          .hasValue(1.0);
      assertThat(get(port, "/actuator/prometheus"))
          .contains("loopwarden_eventloop_utilization_ratio{group=\"reactor-http-")
          .contains("loopwarden_eventloop_time_seconds_total{group=\"reactor-http-")
          .contains("loopwarden_lost_total{reason=\"log\"}")
          .contains("jvm_threads_live_threads");
      Recording recording = shop.awaitEnd(PATIENCE);

      assertThat(recording.exitCode()).isZero();
      assertThat(recording.log().named("loopwarden.bridge_failed")).isEmpty();
      assertThat(recording.complaintsAboutAgent()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  void quarkusOffersThemWithItsOwn(Jdk jdk) throws Exception {
    assertMistakesAreOffered(
        "applications/quarkus", "io.quarkus.bootstrap.runner.QuarkusEntryPoint", jdk, "/q/metrics");
  }

  /** Its registries are in none that is global. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  void micronautOffersThemWithItsOwn(Jdk jdk) throws Exception {
    assertMistakesAreOffered(
        "applications/micronaut", "com.example.micronaut.Shop", jdk, "/prometheus");
  }

  private static void assertMistakesAreOffered(
      String application, String mainClass, Jdk jdk, String page) throws Exception {
    Agent agent = Agent.with("metrics.bridge", "auto").and("jmx", "false");
    try (ObservedProgram shop =
        ObservedProgram.start(
            "metrics/bridge/" + application, application, mainClass, jdk, agent)) {
      int port = Integer.parseInt(shop.awaitLine("ready").split("port=")[1]);
      for (int i = 0; i < MISTAKES; i++) {
        get(port, "/mistake");
      }

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(
                          value(
                              get(port, page),
                              "loopwarden_blocking_seconds_count"
                                  + "{category=\"sleep\",route=\"GET /mistake\"}"))
                      .hasValue(MISTAKES));
      assertThat(get(port, page))
          .contains("loopwarden_eventloop_utilization_ratio{group=\"")
          .contains("jvm_threads_live_threads");
      Recording recording = shop.awaitEnd(PATIENCE);

      assertThat(recording.exitCode()).isZero();
      assertThat(recording.log().named("loopwarden.bridge_failed")).isEmpty();
      assertThat(recording.complaintsAboutAgent()).isEmpty();
    }
  }

  private static Optional<Double> value(int port, String series) throws IOException {
    return value(get(port, "/actuator/prometheus"), series);
  }

  private static Optional<Double> value(String page, String series) {
    return page.lines()
        .map(line -> line.replace(",}", "}")) // Quarkus, with Prometheus' client of old
        .filter(line -> line.startsWith(series + " "))
        .map(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst();
  }

  private static String get(int port, String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
