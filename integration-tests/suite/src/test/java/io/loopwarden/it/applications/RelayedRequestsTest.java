package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.ReadyLine;
import io.loopwarden.it.harness.Recording;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs when the answer of another server arrives belongs to the request that asked it. */
class RelayedRequestsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CONTROLLER = "com.example.webflux.ReturnsController.";
  private static final int TIMES = 5;
  private static final Program SHOP = new Program("webflux", "com.example.webflux.Shop");

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void theRouteIsKnownAfterTheAnswerOfAWebClient(Jdk jdk) throws Exception {
    try (ObservedProgram program = SHOP.start(jdk, Agent.with("log.rate", "unlimited"))) {
      URI server = URI.create("http://127.0.0.1:" + ReadyLine.of(program).port("port"));
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      for (int i = 0; i < TIMES; i++) { // over a new connection of the client, and over used ones
        get(client, server.resolve("/returns/relayed/" + i));
        get(client, server.resolve("/returns/priced/" + i));
      }
      Recording recording = program.awaitEnd(PATIENCE);

      assertThat(routes(recording, "checked"))
          .containsExactlyInAnyOrderElementsOf(
              timesEach("GET /returns/relayed/{id}", "GET /returns/priced/{id}"));
      assertThat(routes(recording, "slow")).isEqualTo(timesEach("GET /returns/slow"));
      assertThat(recording.exitCode()).isZero();
      assertThat(recording.complaintsAboutAgent()).isEmpty();
    }
  }

  private static List<String> timesEach(String... routes) {
    return Stream.generate(() -> Stream.of(routes)).limit(TIMES).flatMap(each -> each).toList();
  }

  /** The method and the route of each call of a function. */
  private static List<String> routes(Recording recording, String function) {
    return recording.log().blockingCalls().stream()
        .filter(report -> (CONTROLLER + function).equals(report.function()))
        .map(report -> report.text("http.request.method") + ' ' + report.text("http.route"))
        .toList();
  }

  private static void get(HttpClient client, URI page) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }
}
