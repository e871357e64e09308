package io.loopwarden.it.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.DocsPage;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools that event loops hand work to: those that do not keep up are reported, others are not. */
class PoolSaturationTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String EVENT = "loopwarden.pool_saturated";
  private static final String PROGRAM = "com.example.pools.BusyPools";
  private static final String GATE = "com.example.pools.Gate.pass";
  private static final String EXAMPLES =
      "../integration-tests/programs/pools/src/main/java/com/example/pools";
  private static final String AWAIT = "java.util.concurrent.CountDownLatch.await";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aPoolThatDoesNotKeepUpIsReportedWithWhatHoldsIt(Jdk jdk) {
    try (ObservedProgram program = start("saturated", jdk)) {
      order(program, "fixed");
      order(program, "netty");
      order(program, "elastic");
      order(program, "vertx");
      order(program, "ordered");
      order(program, "forkjoin");
      order(program, "jboss");
      order(program, "io");
      order(program, "default");

      assertSaturated(awaitReport(program, "orders"), 4);
      assertThat(awaitReport(program, "orders").number("loopwarden.longest_wait_ns"))
          .isGreaterThan(1_000_000_000);
      assertSaturated(awaitReport(program, "handlers"), 4);
      assertSaturated(awaitReport(program, "elastic"), 4);
      assertSaturated(awaitReport(program, "forked"), 4);
      assertSaturated(awaitReport(program, "executor-thread"), 4);
      assertSaturated(awaitReport(program, "Dispatchers.IO"), 4);
      assertSaturated(awaitReport(program, "Dispatchers.Default"), 4);
      Report ofVertx = awaitReport(program, "vert.x-worker-thread");
      assertThat(ofVertx.text("http.route")).isEqualTo("/orders/:id");
      assertThat(ofVertx.remedy()).contains("VertxOptions.setWorkerPoolSize");
      assertOrdered(awaitReport(program, "ordered queue on vert.x-worker-thread"));
      program.order("health");
      assertThat(program.awaitLine("healthy=false"))
          .contains("live=true")
          .doesNotContain("ordered queue")
          .contains("tasks have waited in pool ");
      program.order("examples");
      assertThat(program.awaitLine("examples"))
          .startsWith("examples spring=DOWN quarkus=DOWN ")
          .contains("Dispatchers.IO");

      order(program, "release");
      Recording recording = program.awaitEnd(PATIENCE);
      assertThat(recording.exitCode()).isZero();
      assertThat(recording.complaintsAboutAgent()).isEmpty();
      assertThat(recording.log().named(EVENT)).hasSize(9);
      assertThat(recording.log().named(Report.SUMMARY).toString())
          .contains("\"operation\":\"worker_pool:orders-");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aPoolThatKeepsUpIsSilent(Jdk jdk) {
    try (ObservedProgram program = start("silent", jdk)) {
      for (String order : List.of("busy", "drains", "scheduled", "cached", "stranger", "split")) {
        order(program, order);
      }
      order(program, "fixed"); // once it is reported, the others would have been

      awaitReport(program, "orders");
      order(program, "release");
      Recording recording = program.awaitEnd(PATIENCE);
      assertThat(recording.complaintsAboutAgent()).isEmpty();
      assertThat(recording.log().named(EVENT)).hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void anEventLoopAndItsPoolThatWaitForEachOtherAreBothNamed(Jdk jdk) {
    try (ObservedProgram program = start("deadlock", jdk)) {
      order(program, "deadlock");
      order(program, "submitted");

      Report mutual = awaitReport(program, "mutual");
      assertThat(mutual.function()).isEqualTo(PROGRAM + ".askLoop");
      assertAwaited(
          mutual, "web-", "lambda$deadlock$", "java.util.concurrent.CompletableFuture.join");
      Report submitted = awaitReport(program, "submitted");
      assertAwaited(submitted, "front-", "awaitLast", "java.util.concurrent.Future.get");
      program.awaitEnd(PATIENCE);
    }
  }

  private static void assertAwaited(Report report, String loops, String method, String call) {
    assertThat(report.json().getAsJsonArray("loopwarden.awaited_by"))
        .singleElement()
        .satisfies(
            each -> {
              JsonObject loop = each.getAsJsonObject();
              assertThat(loop.get("event_loop").getAsString()).startsWith(loops);
              assertThat(loop.get("site").getAsString()).contains("BusyPools." + method);
              assertThat(loop.get("call").getAsString()).isEqualTo(call);
              assertThat(loop.get("tasks").getAsInt()).isEqualTo(2);
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"EventLoopsHealthIndicator", "EventLoopsHealthCheck"})
  void theExamplesThatRunAreThoseOfTheDocumentation(String example) throws IOException {
    Path page = DocsPage.named("health.md");
    String code = Files.readString(page.resolveSibling(EXAMPLES).resolve(example + ".java"));

    assertThat(Files.readString(page)).contains(code.substring(code.indexOf("*/\n") + 3));
  }

  private static void assertSaturated(Report report, long queue) {
    assertThat(report.number("loopwarden.threads")).isEqualTo(2);
    assertThat(report.number("loopwarden.queue")).isEqualTo(queue);
    assertThat(report.function()).isEqualTo(GATE);
    assertThat(report.text("loopwarden.call")).isEqualTo(AWAIT);
    assertThat(report.flag("loopwarden.ongoing")).isTrue();
    assertThat(report.text("loopwarden.remedy_url")).isEqualTo("docs/remedies.md#worker-pool");
    assertThat(report.durationNanos()).isGreaterThan(1_000_000_000);
    assertThat(report.json().getAsJsonArray("loopwarden.occupied_by"))
        .singleElement()
        .satisfies(
            group -> assertThat(group.getAsJsonObject().get("threads").getAsInt()).isEqualTo(2));
  }

  /**
   * The pool behind it has a thread for each of its tasks. Vert.x's client makes five connections,
   * so of six requests five are there: one runs.
   */
  private static void assertOrdered(Report report) {
    assertThat(report.number("loopwarden.threads")).isEqualTo(1);
    assertThat(report.number("loopwarden.queue")).isEqualTo(4);
    assertThat(report.function()).isEqualTo(GATE);
    assertThat(report.text("http.route")).isEqualTo("/invoices/:id");
    assertThat(report.text("loopwarden.remedy_url")).isEqualTo("docs/remedies.md#ordered-queue");
    assertThat(report.durationNanos()).isGreaterThan(1_000_000_000);
  }

  private static ObservedProgram start(String test, Jdk jdk) {
    ObservedProgram program =
        ObservedProgram.start("pools/" + test, "pools", PROGRAM, jdk, Agent.withDefaults());
    program.awaitLine("ready");
    return program;
  }

  private static void order(ObservedProgram program, String order) {
    program.order(order);
    program.awaitLine(order);
  }

  private static Report awaitReport(ObservedProgram program, String pool) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(reportsOf(program, pool)).hasSize(1));
    return reportsOf(program, pool).get(0);
  }

  private static List<Report> reportsOf(ObservedProgram program, String pool) {
    return program.logSoFar().named(EVENT).stream()
        .filter(report -> nameOf(report).equals(pool))
        .toList();
  }

  /** Netty numbers the factories of threads. */
  private static String nameOf(Report report) {
    return report.text("loopwarden.pool").replaceAll("-[0-9]+$", "");
  }
}
