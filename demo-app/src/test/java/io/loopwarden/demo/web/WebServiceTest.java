package io.loopwarden.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.api.BlockingEvent;
import io.loopwarden.api.BlockingEvents;
import io.loopwarden.demo.exhibit.Caption;
import io.loopwarden.demo.exhibit.Exhibit;
import io.loopwarden.junit.NonBlocking;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real service on real event loops: what blocks one fails the test that it belongs to. */
@NonBlocking
@TestInstance(Lifecycle.PER_CLASS)
class WebServiceTest {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "sleep", "{'paused_ms':150}",
          "http-client", "{'eur_usd':1.08}",
          "url-connection", "{'eur_usd':1.08}",
          "database", "{'pairs_of_orders':361062}",
          "file", "{'lines':320000}",
          "subprocess", "{'exit_code':0}",
          "future", "{'price_in_cents':4200}",
          "lock", "{'bolts':17}",
          "hashing", "{'hash':'20bd282a5bea212dbb8a4b01c7f9a34bc14f527a3cd2a727c7adf75fb6621643'}",
          "pool", "{'orders':1200}");

  /** What each mistake blocks the event loop with. A computation is no call; the demo shows it. */
  private static final Map<String, Set<String>> BLOCKING =
      Map.of(
          "sleep", Set.of("sleep"),
          "http-client", Set.of("http"),
          "url-connection", Set.of("http"),
          "database", Set.of("jdbc"),
          "file", Set.of("file"),
          "subprocess", Set.of("process"),
          "future", Set.of("future"),
          "lock", Set.of("lock"),
          "hashing", Set.of(),
          "pool", Set.of("pool"));

  private final HttpClient client = HttpClient.newHttpClient();
  private WebService service;
  private URI address;

  @BeforeAll
  void start() throws Exception {
    service = new WebService(false);
    address = service.listen(0);
  }

  @AfterAll
  void stop() throws IOException {
    service.close();
  }

  List<Caption> captions() {
    return service.exhibits().stream().map(Exhibit::caption).toList();
  }

  @Test
  void showsEveryExhibitOnce() {
    assertThat(captions())
        .extracting(Caption::name)
        .containsExactlyInAnyOrderElementsOf(ANSWERS.keySet());
  }

  @ParameterizedTest
  @MethodSource("captions")
  void theMistakeAnswersAndBlocks(Caption caption, BlockingEvents events) throws Exception {
    assertAnswers(caption.mistakePath(), caption);

    assertThat(events.violations())
        .extracting(BlockingEvent::category)
        .containsAll(BLOCKING.get(caption.name()));
  }

  /** It would fail if the twin blocked the event loop, as all tests here. */
  @ParameterizedTest
  @MethodSource("captions")
  void theTwinAnswersTheSame(Caption caption) throws Exception {
    assertAnswers(caption.twinPath(), caption);
  }

  @Test
  void theStartPageListsEveryExhibit() throws Exception {
    HttpResponse<String> page = get("/", BodyHandlers.ofString());

    assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body()).doesNotContain("{{");
    for (Caption caption : captions()) {
      assertThat(page.body())
          .contains(">" + caption.title() + "<")
          .contains(caption.lesson())
          .contains("data-path=\"" + caption.mistakePath() + "\"")
          .contains("data-path=\"" + caption.twinPath() + "\"");
    }
  }

  @Test
  void theStartPageLoadsNothingFromElsewhere() throws Exception {
    assertThat(get("/", BodyHandlers.ofString()).body()).doesNotContain("http:", "https:", "src=");
  }

  @Test
  void pingAnswers() throws Exception {
    assertThat(get("/ping", BodyHandlers.ofString()).body()).isEqualTo("pong");
  }

  @Test
  void anUnknownExhibitIsNotFound() throws Exception {
    assertThat(get("/mistake/none", BodyHandlers.ofString()).statusCode()).isEqualTo(404);
  }

  @Test
  void theDelayOfTheEventLoopIsStreamed() throws Exception {
    HttpResponse<InputStream> stream = get("/delay", BodyHandlers.ofInputStream());

    assertThat(stream.headers().firstValue("content-type")).hasValue("text/event-stream");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      JsonObject delay = new JsonObject(lines.readLine().substring("data: ".length()));
      assertThat(delay.getString("event_loop")).startsWith("vert.x-eventloop-thread-");
      assertThat(delay.getDouble("delay_ms")).isNotNull();
      assertThat(lines.readLine()).isEmpty();
    }
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket();
        WebService unlucky = new WebService(false)) {
      other.bind(new InetSocketAddress("127.0.0.1", 0));

      assertThatThrownBy(() -> unlucky.listen(other.getLocalPort()))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("cannot listen on 127.0.0.1:" + other.getLocalPort() + ": ");
    }
  }

  private void assertAnswers(String path, Caption caption) throws Exception {
    HttpResponse<String> response = get(path, BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(response.body().replace('"', '\'')).isEqualTo(ANSWERS.get(caption.name()));
  }

  private <T> HttpResponse<T> get(String path, BodyHandler<T> body) throws Exception {
    return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), body);
  }
}
