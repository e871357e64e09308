package io.loopwarden.it.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.PostgresServer;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.metrics.FreePort;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools that let nobody wait on a thread, with a real PostgreSQL behind them. */
class ReactivePoolTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String EVENT = "loopwarden.pool_saturated";
  private static final String REMEDY = "docs/remedies.md#reactive-pool";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void whoHasTheConnectionsOfVertx4IsReported(Jdk jdk) throws IOException {
    assertVertx(jdk, "vertx-4");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void whoHasTheConnectionsOfVertx5IsReported(Jdk jdk) throws IOException {
    assertVertx(jdk, "vertx-5");
  }

  private static void assertVertx(Jdk jdk, String module) throws IOException {
    int port = FreePort.find();
    Agent agent = Agent.with("metrics.port", Integer.toString(port));
    try (ObservedProgram program = start(module, "com.example.vertxsql.SqlService", jdk, agent)) {
      obey(program, "spare", "http", "keep", "wait");

      Report report = awaitReport(program);
      assertThat(report.text("loopwarden.pool")).isEqualTo("orders-db");
      assertThat(report.number("loopwarden.connections")).isEqualTo(3);
      assertThat(report.number("loopwarden.waiting")).isEqualTo(4);
      assertThat(report.number("loopwarden.longest_wait_ns")).isGreaterThan(1_000_000_000);
      assertThat(report.text("http.route")).isEqualTo("/prices/:id");
      assertThat(report.text("loopwarden.remedy_url")).isEqualTo(REMEDY);
      assertThat(report.function()).isEqualTo("com.example.vertxsql.Orders.keep");
      assertThat(report.text("loopwarden.call")).isEqualTo("io.vertx.sqlclient.Pool.getConnection");
      List<JsonObject> holders = holders(report);
      assertThat(holders).hasSize(2);
      assertHolder(holders.get(0), 2, "com.example.vertxsql.Orders.keep(", "GET /orders/:id");
      assertHolder(holders.get(1), 1, "com.example.vertxsql.Orders.report(", "GET /reports/:id");
      assertThat(metrics(port))
          .containsPattern("loopwarden_pool_tasks_pending\\{pool=\"orders-db\"} 4")
          .containsPattern("loopwarden_pool_saturated_seconds_total\\{pool=\"orders-db\"}");

      assertEnd(program);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void whoHasTheConnectionsOfR2dbcIsReportedAlsoIfNobodyRefersToThem(Jdk jdk) {
    String mainClass = "com.example.r2dbc.R2dbcProgram";
    try (ObservedProgram program = start("r2dbc", mainClass, jdk, Agent.withDefaults())) {
      obey(program, "spare", "keep", "hide", "lose", "wait");

      Report report = awaitReport(program);
      assertThat(report.text("loopwarden.pool")).isEqualTo("ledger-2");
      assertThat(report.number("loopwarden.connections")).isEqualTo(3);
      assertThat(report.number("loopwarden.waiting")).isEqualTo(3);
      assertThat(report.number("loopwarden.longest_wait_ns")).isGreaterThan(1_000_000_000);
      assertThat(report.text("loopwarden.remedy_url")).isEqualTo(REMEDY);
      assertThat(holders(report))
          .extracting(ReactivePoolTest::function)
          .containsExactlyInAnyOrder(
              "com.example.r2dbc.Ledger.open", "com.example.r2dbc.Ledger.drop", "not known");
      assertThat(holders(report))
          .allSatisfy(
              holder -> assertThat(holder.get("longest_ns").getAsLong()).isGreaterThan(1_000_000));

      assertEnd(program);
    }
  }

  private static ObservedProgram start(String module, String mainClass, Jdk jdk, Agent agent) {
    String name = module.replace("-", "") + "pool" + jdk.feature();
    URI database = URI.create(PostgresServer.newDatabase(name).substring("jdbc:".length()));
    ObservedProgram program =
        ObservedProgram.start(
            "pools/" + module,
            "reactive-pools/" + module,
            mainClass,
            jdk,
            agent,
            String.valueOf(database.getPort()),
            database.getPath().substring(1));
    program.awaitLine("ready");
    return program;
  }

  private static void obey(ObservedProgram program, String... orders) {
    for (String order : orders) {
      program.order(order);
      program.awaitLine(order);
    }
  }

  private static Report awaitReport(ObservedProgram program) {
    await().atMost(PATIENCE).until(() -> !program.logSoFar().named(EVENT).isEmpty());
    return program.logSoFar().named(EVENT).get(0);
  }

  private static String metrics(int port) throws IOException {
    return Jsoup.connect("http://localhost:" + port + "/metrics")
        .ignoreContentType(true)
        .execute()
        .body();
  }

  private static List<JsonObject> holders(Report report) {
    List<JsonObject> holders = new ArrayList<>();
    report
        .json()
        .getAsJsonArray("loopwarden.occupied_by")
        .forEach(holder -> holders.add(holder.getAsJsonObject()));
    return holders;
  }

  private static String function(JsonObject holder) {
    return holder.has("site")
        ? holder.get("site").getAsString().replaceAll("\\(.*", "")
        : "not known";
  }

  private static void assertHolder(JsonObject holder, int connections, String site, String route) {
    assertThat(holder.get("connections").getAsInt()).isEqualTo(connections);
    assertThat(holder.get("site").getAsString()).startsWith(site);
    assertThat(holder.get("route").getAsString()).isEqualTo(route);
  }

  private static void assertEnd(ObservedProgram program) {
    obey(program, "release");
    Recording recording = program.awaitEnd(PATIENCE);
    assertThat(recording.exitCode()).isZero();
    assertThat(recording.complaintsAboutAgent()).isEmpty();
    assertThat(recording.log().named(EVENT)).hasSize(1);
    assertThat(recording.log().named(Report.SUMMARY).toString())
        .contains("\"operation\":\"reactive_pool:");
  }
}
