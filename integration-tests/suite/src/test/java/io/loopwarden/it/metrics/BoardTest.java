package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The board for Grafana: what it asks, a real Prometheus can answer. */
class BoardTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ORDERS = 10;
  private static final int TASKS_OF_WORKER = 4;
  private static final int SECONDS_OF_WORK = 5;

  /** Of these, having nothing to show is the normal case. */
  private static final Set<String> MAY_BE_EMPTY = Set.of("Lost reports");

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void everyPanelHasDataOfAServiceThatBlocksItsEventLoops(Jdk jdk) throws Exception {
    assumeTrue(PrometheusServer.isInstalled(), "prometheus is not installed");
    Hiccups.retryAfterHiccup(() -> assertEveryPanelHasData(jdk));
  }

  private static void assertEveryPanelHasData(Jdk jdk) throws Exception {
    List<Board.Query> queries = Board.read().queries();
    assertThat(queries).isNotEmpty();
    int port = FreePort.find();
    Agent agent =
        Agent.with("metrics.port", Integer.toString(port))
            .and("jmx", "false")
            .and("stall.warmup", "0")
            .and("stall.threshold", "2ms")
            .and("pool.threshold", "200ms");
    try (MeasuredShop shop = MeasuredShop.start("board", jdk, agent);
        PrometheusServer prometheus = PrometheusServer.start(shop.folder(), port)) {
      shop.order(1); // a rate needs a number to begin with
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> prometheus.has("loopwarden_blocking_seconds_count"));
      shop.order(ORDERS);
      shop.queue(TASKS_OF_WORKER);
      shop.work(SECONDS_OF_WORK);

      for (Board.Query query : queries) {
        if (MAY_BE_EMPTY.contains(query.panel())) {
          prometheus.has(query.expression());
        } else {
          await(query.panel()).atMost(PATIENCE).until(() -> prometheus.has(query.expression()));
        }
      }
    }
  }
}
