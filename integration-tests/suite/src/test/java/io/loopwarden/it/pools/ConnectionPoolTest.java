package io.loopwarden.it.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.PostgresServer;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools of connections that let threads wait, with a real PostgreSQL behind them. */
class ConnectionPoolTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String EVENT = "loopwarden.pool_saturated";
  private static final String PROGRAM = "com.example.pools.BusyConnections";
  private static final List<String> POOLS =
      List.of(
          "HikariPool-",
          "io.agroal.pool.DataSource",
          "org.apache.commons.dbcp2.BasicDataSource",
          "ledger",
          "stocks");

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void whoHasTheConnectionsIsReportedOnceSomebodyWaits(Jdk jdk) {
    String url = PostgresServer.newDatabase("connections" + jdk.feature());
    try (ObservedProgram program =
        ObservedProgram.start(
            "pools/connections", "pools", PROGRAM, jdk, Agent.withDefaults(), url)) {
      program.awaitLine("ready");
      for (String order : List.of("spare", "hikari", "agroal", "dbcp2", "c3p0", "routed")) {
        program.order(order);
        program.awaitLine(order);
      }

      POOLS.forEach(pool -> assertExhausted(awaitReport(program, pool)));
      assertRoute(awaitReport(program, "stocks"));

      program.order("release");
      Recording recording = program.awaitEnd(PATIENCE);
      assertThat(recording.exitCode()).isZero();
      assertThat(recording.complaintsAboutAgent()).isEmpty();
      assertThat(recording.log().named(EVENT)).hasSize(POOLS.size());
      assertThat(recording.log().named(Report.SUMMARY).toString())
          .contains("\"operation\":\"connection_pool:");
    }
  }

  private static void assertRoute(Report report) {
    assertThat(report.text("http.route")).isEqualTo("/stocks/:id");
    assertThat(report.json().getAsJsonArray("loopwarden.occupied_by"))
        .singleElement()
        .satisfies(
            group ->
                assertThat(group.getAsJsonObject().get("route").getAsString())
                    .isEqualTo("GET /stocks/:id"));
  }

  private static void assertExhausted(Report report) {
    assertThat(report.number("loopwarden.connections")).isEqualTo(2);
    assertThat(report.number("loopwarden.waiting")).isEqualTo(1);
    assertThat(report.number("loopwarden.longest_wait_ns")).isGreaterThan(1_000_000_000);
    assertThat(report.function()).isEqualTo("com.example.pools.Gate.pass");
    assertThat(report.text("loopwarden.call"))
        .isEqualTo("java.util.concurrent.CountDownLatch.await");
    assertThat(report.stackTrace())
        .contains("com.example.pools.BusyConnections.callWithConnection");
    assertThat(report.text("loopwarden.remedy_url")).isEqualTo("docs/remedies.md#connection-pool");
    assertThat(report.json().getAsJsonArray("loopwarden.occupied_by"))
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.getAsJsonObject().get("connections").getAsInt()).isEqualTo(2);
              assertThat(group.getAsJsonObject().get("longest_ns").getAsLong())
                  .isGreaterThan(1_000_000_000);
            });
  }

  private static Report awaitReport(ObservedProgram program, String pool) {
    await().atMost(PATIENCE).until(() -> !reportsOf(program, pool).isEmpty());
    return reportsOf(program, pool).get(0);
  }

  private static List<Report> reportsOf(ObservedProgram program, String pool) {
    return program.logSoFar().named(EVENT).stream()
        .filter(report -> report.text("loopwarden.pool").startsWith(pool))
        .toList();
  }
}
