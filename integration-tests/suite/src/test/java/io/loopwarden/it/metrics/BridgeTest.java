package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The metrics of a service, where the service itself offers its own. */
class BridgeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ORDERS = 10;
  private static final double MISTAKES = 3;
  private static final double SLEPT_SECONDS = ORDERS * 0.020;
  private static final String PAGE = "/actuator/prometheus";
  private static final String MISTAKE = "{category=\"sleep\",route=\"GET /mistake\"}";
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
        MetricsPage.get(port, "/orders/" + i);
      }

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(
                          MetricsPage.of(port, PAGE)
                              .value("loopwarden_blocking_seconds_count" + SLEEPS))
                      .hasValue((double) ORDERS));
      assertThat(
              MetricsPage.of(port, PAGE)
                  .value("loopwarden_blocking_seconds_sum" + SLEEPS)
                  .orElseThrow())
          .isBetween(SLEPT_SECONDS, SLEPT_SECONDS * MeasuredShop.MOST_TIMES);
      assertThat(
              MetricsPage.of(port, PAGE)
                  .value("loopwarden_problems{category=\"sleep\",state=\"new\"}"))
          .hasValue(1.0);
      assertThat(MetricsPage.get(port, PAGE))
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
        MetricsPage.get(port, "/mistake");
      }

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(
                          MetricsPage.of(port, page)
                              .value("loopwarden_blocking_seconds_count" + MISTAKE))
                      .hasValue(MISTAKES));
      MetricsPage numbers = MetricsPage.of(port, page);
      assertThat(numbers.value("loopwarden_blocking_seconds_bucket" + bucket("0.001")))
          .hasValue(0.0);
      assertThat(numbers.value("loopwarden_blocking_seconds_bucket" + bucket("+Inf")))
          .hasValue(MISTAKES);
      assertThat(numbers.text())
          .contains("loopwarden_eventloop_utilization_ratio{group=\"")
          .contains("jvm_threads_live_threads");
      Recording recording = shop.awaitEnd(PATIENCE);

      assertThat(recording.exitCode()).isZero();
      assertThat(recording.log().named("loopwarden.bridge_failed")).isEmpty();
      assertThat(recording.complaintsAboutAgent()).isEmpty();
    }
  }

  private static String bucket(String bound) {
    return MISTAKE.replace("}", ",le=\"" + bound + "\"}");
  }
}
