package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.isolation.Ended;
import io.loopwarden.it.isolation.RunningProgram;
import io.loopwarden.it.isolation.Sandbox;
import io.loopwarden.it.isolation.TextEntry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With the default options, ten requests to four pages with one mistake each are few lines: from
 * the start of the application to the end of the summary.
 */
class LogVolumeTest {
  private static final int MOST_LINES = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Stalls of an event loop that started less than ten seconds ago are not reported. */
  private static final long WARMUP_MILLIS = 10_500;

  private static final List<String> PAGES = List.of("slow", "count", "stock", "signed");
  private static final int REQUESTS = 10;

  private static final String RETURNS = "com.example.webflux.ReturnsController.";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void tenRequestsWithFourMistakesAreFewLines(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertFewLines(jdk));
  }

  private static void assertFewLines(Jdk jdk) throws Exception {
    Sandbox sandbox = Sandbox.of("log-volume", jdk);
    try (RunningProgram shop =
        sandbox.program("applications/webflux", "com.example.webflux.Shop").withAgent().start()) {
      useAll(Integer.parseInt(shop.awaitLineThatBegins("ready").split("=")[1]));
      Ended ended = shop.awaitEnd().well();

      assertThat(calls(ended))
          .as("the call of each problem that was reported, by its site")
          .containsEntry(RETURNS + "slow", "java.lang.Thread.sleep")
          .containsEntry(
              RETURNS + "lambda$count$0",
              "org.springframework.jdbc.core.JdbcTemplate.queryForObject")
          .containsEntry(
              "com.example.webflux.Stocktaking.count",
              "java.util.concurrent.locks.ReentrantLock.lock")
          .satisfiesAnyOf(
              calls ->
                  assertThat(calls)
                      .hasSize(4)
                      .containsEntry(RETURNS + "sign", "java.math.BigInteger.modPow"),
              // on a machine whose CPUs others have, who computes is starved, and that is no
              // problem
              calls -> {
                assertThat(calls).hasSize(3);
                assertThat(ended.log().named("summary").get(0).field("platform_stalls"))
                    .isNotEqualTo("0");
              });
      assertThat(ended.log().named("summary")).hasSize(1);
      assertThat(linesOfTheAgent(ended)).as("the agent's log").hasSizeLessThanOrEqualTo(MOST_LINES);
    }
  }

  /**
   * The application logs to standard output, so that standard error is the agent's but for what the
   * JVM says about other libraries.
   */
  private static List<String> linesOfTheAgent(Ended ended) {
    return ended.error().stream().filter(line -> !line.startsWith("WARNING: ")).toList();
  }

  private static Map<String, String> calls(Ended ended) {
    Map<String, String> calls = new TreeMap<>();
    for (TextEntry entry : ended.log().entries()) {
      if (entry.level().equals("WARN")) {
        String site = entry.field("site");
        calls.put(site.substring(0, site.indexOf('(')), entry.field("call"));
      }
    }
    return calls;
  }

  /** Over one connection, so that all are handled by the event loop whose warm-up has passed. */
  private static void useAll(int port) throws Exception {
    URI server = URI.create("http://127.0.0.1:" + port);
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    get(client, server.resolve("/hello"));
    TimeUnit.MILLISECONDS.sleep(WARMUP_MILLIS);
    for (int i = 0; i < REQUESTS; i++) {
      get(client, server.resolve("/returns/" + PAGES.get(i % PAGES.size())));
    }
  }

  private static void get(HttpClient client, URI page) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as("status of %s", page).isEqualTo(200);
  }
}
