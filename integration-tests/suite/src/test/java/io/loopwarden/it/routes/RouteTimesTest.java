package io.loopwarden.it.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.MeasuresTime;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.SideBySide;
import io.loopwarden.it.harness.WorkFolders;
import io.loopwarden.it.isolation.Ended;
import io.loopwarden.it.isolation.Sandbox;
import io.loopwarden.it.metrics.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/**
 * The time of an event loop by route, beside what a service measures of itself: five routes that
 * compute, each for less than any threshold, and one that sleeps. {@code
 * -Dloopwarden.it.routes.seconds=60} makes it last longer.
 */
@MeasuresTime
class RouteTimesTest {

  private static final int SECONDS = Integer.getInteger("loopwarden.it.routes.seconds", 8);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What is promised of 60 seconds. */
  private static final double PROMISED = 0.03;

  /** How many standard errors a correct share may be off; more is seen once in ten thousand. */
  private static final double MOST_ERRORS = 4;

  private static final String SLEEP = "GET /sleep/:id";

  /** On each JDK at the same time: one event loop needs one processor. */
  @Test
  void theSharesAreThoseThatTheServiceMeasures() {
    SideBySide.each(InstalledJdks.chosen(), RouteTimesTest::compare);
  }

  private static void compare(Jdk jdk) throws Exception {
    int port = FreePort.find();
    Path results = WorkFolders.create("routes/results-jdk" + jdk.feature());
    Recording recording;
    try (ObservedProgram program =
        ObservedProgram.start(
            "routes",
            "applications/vertx-web",
            "com.example.vertxweb.measured.RouteShop",
            jdk,
            Agent.with("metrics.port", Integer.toString(port))
                .and("results", results.toString()))) {
      program.awaitLine("ready");
      program.order(Integer.toString(SECONDS));
      program.awaitLine("measured");
      assertOtherOutputs(jdk, program.pid(), port);
      recording = program.awaitEnd(PATIENCE);
    }
    MeasuredRoutes routes = MeasuredRoutes.of(recording);
    assertThat(routes.reportedShares()).containsOnlyKeys(routes.measured().keySet());
    routes
        .measured()
        .forEach(
            (route, share) ->
                assertThat(routes.reportedShares().get(route))
                    .as(route + " of " + routes.looks() + " looks: " + routes.reportedShares())
                    .isCloseTo(share, within(tolerance(share, routes.looks()))));
    assertThat(
            recording.log().named(Report.SUMMARY).get(0).json().get("loopwarden.loops").toString())
        .contains("\"routes\":[{\"route\":\"GET /e/:id\",\"share\":0.");
    assertStates(routes);
    assertProblem(routes, recording);
    assertThat(routesOf(results, jdk)).containsAll(routes.measured().keySet());
  }

  /** Of the page that {@code check} makes of results; the sleep is new, so that it fails. */
  private static List<String> routesOf(Path results, Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("routes-of-results", jdk);
    sandbox.agentCommand("check", results.toString(), "--html", "check.html");
    return Jsoup.parse(sandbox.file("check.html").toFile()).select(".routes tbody th").eachText();
  }

  private static void assertOtherOutputs(Jdk jdk, long pid, int port) throws Exception {
    Sandbox sandbox = Sandbox.of("routes", jdk);
    Ended stacks =
        sandbox.agentCommand("report", Long.toString(pid), "--loop-time", "time.txt").well();
    assertThat(stacks.output())
        .containsExactly("The time of event loops of process " + pid + " is in time.txt.");
    assertThat(Files.readAllLines(sandbox.file("time.txt")))
        .allMatch(line -> line.matches("[^ ]+ [0-9]+"))
        .anyMatch(line -> line.matches("GET_/e/:id;.*;com\\.example.*RouteShop\\.compute [0-9]+"))
        .anyMatch(line -> line.matches("GET_/sleep/:id;.*RouteShop\\.sleep;.* [0-9]+"));
    String metrics =
        Jsoup.connect("http://localhost:" + port + "/metrics")
            .ignoreContentType(true)
            .execute()
            .body();
    assertThat(metrics)
        .contains("loopwarden_route_seconds_total{route=\"GET /e/:id\",state=\"computing\"} ")
        .contains("loopwarden_route_seconds_total{route=\"GET /sleep/:id\",state=\"blocked\"} ");
    sandbox.agentCommand("report", Long.toString(pid), "--html", "page.html").well();
    Document page = Jsoup.parse(sandbox.file("page.html").toFile());
    assertThat(page.select(".routes th").eachText()).anyMatch(row -> row.startsWith("GET /e/:id "));
    assertThat(page.select(".loops tbody th").eachText())
        .anyMatch(loop -> loop.contains(" mostly GET /e/:id "));
    assertThat(sandbox.agentCommand("report", Long.toString(pid), "--by-delay").well().output())
        .anyMatch(line -> line.endsWith("  GET /e/:id"));
  }

  private static double tolerance(double share, long looks) {
    return Math.max(PROMISED, MOST_ERRORS * Math.sqrt(share * (1 - share) / looks));
  }

  private static void assertStates(MeasuredRoutes routes) {
    for (String route : routes.measured().keySet()) {
      String state = route.equals(SLEEP) ? "blocked" : "computing";
      assertThat(routes.shareOf(route, state)).as(route + " " + state).isGreaterThan(0.9);
    }
    assertThat(routes.sites("GET /e/:id"))
        .extracting(site -> site.get("function").getAsString())
        .contains("com.example.vertxweb.measured.RouteShop.compute");
  }

  private static void assertProblem(MeasuredRoutes routes, Recording recording) {
    JsonObject site = routes.sites(SLEEP).get(0);
    assertThat(site.get("function").getAsString())
        .isEqualTo("com.example.vertxweb.measured.RouteShop.sleep");
    assertThat(site.get("fingerprint").getAsString())
        .isEqualTo(recording.log().blockingCalls().get(0).fingerprint());
  }
}
