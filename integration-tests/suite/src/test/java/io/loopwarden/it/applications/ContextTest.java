package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Connection;
import io.loopwarden.it.harness.Filter;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.ReadyLine;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A report says what the loop was doing: for which route, verticle, connection and trace, and who
 * asked for it. {@code -Dloopwarden.it.stack=vertx-web} picks one version of Vert.x.
 */
class ContextTest {
  private static final String PROGRAM = "com.example.vertxweb.";
  private static final String HANDLER = PROGRAM + "ScalesHandler";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int LEAST_VISITS = 2;

  /** On a machine with other things to do, most of the stalls can be the platform's. */
  private static final int MOST_VISITS = 40;

  static Stream<Arguments> applications() {
    Filter filter = Filter.of("stack");
    return Stream.of("vertx-web", "vertx-web-4")
        .filter(filter::admits)
        .map(name -> new Program(name, PROGRAM + "Shop"))
        .flatMap(program -> InstalledJdks.chosen().stream().map(jdk -> Arguments.of(program, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("applications")
  void reportsSayWhatTheLoopWasDoing(Program application, Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertReportsSayIt(application, jdk));
  }

  private static void assertReportsSayIt(Program application, Jdk jdk) throws Exception {
    Agent agent =
        Agent.with("log.rate", "unlimited").and("stall.warmup", "0").and("stall.causality", "true");
    try (ObservedProgram program = application.start(jdk, agent)) {
      ReadyLine ready = ReadyLine.of(program);
      try (Connection shop = new Connection(ready.port("http"));
          Connection scales = new Connection(ready.port("scales"))) {
        int visits = 0;
        do {
          visit(shop, scales);
          visits++;
        } while (visits < LEAST_VISITS
            || (visits < MOST_VISITS && !areReported(program.logSoFar().named(Report.STALL))));
        Recording recording = program.awaitEnd(PATIENCE);
        assertContexts(recording, shop.localPort(), scales.localPort());
        List<Report> calls = recording.log().blockingCalls();
        FrameworksPage.assertRow(
            application.name().equals("vertx-web") ? "Vert.x 5" : "Vert.x 4",
            through("Orders.lookUp", calls).get(0));
        FrameworksPage.assertRow("Netty", through("ScalesHandler.channelRead", calls).get(0));
      }
    }
  }

  private static void visit(Connection shop, Connection scales) throws IOException {
    shop.get("/orders/no4711?secret=1");
    shop.get("/reports/no4711?secret=2");
    shop.get("/situations/sleep/80");
    shop.get("/situations/later/80");
    shop.get("/situations/relayed/80");
    shop.get("/imports/stock");
    scales.say("80");
  }

  private static boolean areReported(List<Report> stalls) {
    return !through("Reports.handle", stalls).isEmpty()
        && !through("Imports.takeIn", stalls).isEmpty();
  }

  private static void assertContexts(Recording recording, int customer, int scalesUser) {
    List<Report> calls = recording.log().blockingCalls();
    List<Report> stalls = recording.log().named(Report.STALL);
    assertAll(
        () ->
            assertThat(through("Orders.lookUp", calls))
                .as("calls of a route")
                .isNotEmpty()
                .allSatisfy(report -> Context.of(report).isOfRoute("/orders/:id", customer))
                .allSatisfy(report -> Context.of(report).has("trace.id", TRACE)),
        () ->
            assertThat(through("Reports.handle", stalls))
                .as("stalls of a route")
                .isNotEmpty()
                .allSatisfy(report -> Context.of(report).isOfRoute("/reports/*", customer)),
        () ->
            assertThat(through("Situations.sleep", calls))
                .as("calls of a sub-router's route")
                .isNotEmpty()
                .allSatisfy(
                    report -> Context.of(report).isOfRoute("/situations/sleep/:millis", customer)),
        () ->
            assertThat(through("Situations.sleepLater", calls))
                .as("calls after an asynchronous step")
                .isNotEmpty()
                .allSatisfy(report -> Context.of(report).has("http.request.method", "GET"))
                .allSatisfy(
                    report -> Context.of(report).has("http.route", "/situations/later/:millis")),
        () ->
            assertThat(through("Relayed.check", calls))
                .as("calls after the answer of another server")
                .isNotEmpty()
                .allSatisfy(report -> Context.of(report).has("http.request.method", "GET"))
                .allSatisfy(
                    report -> Context.of(report).has("http.route", "/situations/relayed/:millis")),
        () ->
            assertThat(through("Imports.takeIn", stalls))
                .as("stalls of a queued task")
                .isNotEmpty()
                .allSatisfy(report -> Context.of(report).isOfVerticle())
                .allSatisfy(
                    report ->
                        assertThat(report.text("loopwarden.scheduled_by"))
                            .startsWith("importer at " + PROGRAM + "Imports.importFor(")),
        () ->
            assertThat(through("ScalesHandler.channelRead", calls))
                .as("calls of a channel handler")
                .isNotEmpty()
                .allSatisfy(report -> Context.of(report).has("loopwarden.handler", HANDLER))
                .allSatisfy(report -> Context.of(report).isOfConnectionFrom(scalesUser)),
        () -> assertThat(recording.log().content()).doesNotContain("no4711", "secret"),
        () -> assertThat(recording.exitCode()).as("exit code").isZero(),
        () -> assertThat(recording.complaintsAboutAgent()).as("standard error").isEmpty());
  }

  private static List<Report> through(String method, List<Report> reports) {
    return reports.stream()
        .filter(report -> report.stackTrace().contains(PROGRAM + method + "("))
        .toList();
  }
}
