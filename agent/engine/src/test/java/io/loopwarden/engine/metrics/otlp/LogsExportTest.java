package io.loopwarden.engine.metrics.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.config.HttpEndpoint;
import io.loopwarden.engine.report.Event;
import io.loopwarden.engine.report.EventQueue;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.report.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.event.Level;

/** Which entries reach a real server that refuses some requests, and which are counted as lost. */
@Timeout(120)
class LogsExportTest {

  private static final Configuration CONFIGURATION = ConfigurationReader.read("", List.of());

  private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<Integer> answered = new CopyOnWriteArrayList<>();
  private final EventQueue events = new EventQueue();
  private HttpServer server;
  private LogsExport export;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/logs", this::answer);
    server.start();
    HttpEndpoint endpoint = new HttpEndpoint(false, "127.0.0.1", server.getAddress().getPort(), "");
    Collector collector =
        new Collector(new Notifications(CONFIGURATION, CatalogueReader.load(), "1"));
    Signal signal = new Signal(endpoint, "/v1/logs", HttpPostTest.to(endpoint), collector);
    export = new LogsExport(events, new Resource(Origin.ofThisJvm(CONFIGURATION), "1"), signal);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Integer status = statuses.poll();
    answered.add(status == null ? 200 : status);
    if (status == null) {
      for (JsonElement each : records(body)) {
        received.add(
            each.getAsJsonObject().getAsJsonObject("body").get("stringValue").getAsString());
      }
    }
    exchange.sendResponseHeaders(status == null ? 200 : status, -1);
    exchange.close();
  }

  private static Iterable<JsonElement> records(String body) {
    return JsonParser.parseString(body)
        .getAsJsonObject()
        .getAsJsonArray("resourceLogs")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("scopeLogs")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("logRecords");
  }

  private void add(String message) {
    events.add(new Event(Level.WARN, "test", message, 0));
  }

  /** Runs it until the server has answered so often. */
  private void runUntilAnswered(int times) throws InterruptedException {
    while (answered.size() < times) {
      export.run(Deadline.in(TimeUnit.SECONDS.toNanos(60)));
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void whatTheServerRefusesForNowIsSentAgain() throws InterruptedException {
    statuses.addAll(List.of(500, 429));
    add("first");
    add("second");

    runUntilAnswered(3);

    assertThat(answered).containsExactly(500, 429, 200);
    assertThat(received).containsExactly("first", "second");
    assertThat(events.lost()).isZero();
  }

  @Test
  void whatTheServerRejectsIsLostAndAllElseIsSent() throws InterruptedException {
    statuses.add(400);
    add("first");
    runUntilAnswered(1);
    add("second");

    runUntilAnswered(2);

    assertThat(received).containsExactly("second");
    assertThat(events.lost()).isEqualTo(1);
  }

  @Test
  void nothingIsSentAgainBeforeTheWaitIsOver() {
    statuses.addAll(List.of(503, 503, 503));
    add("first");

    for (int i = 0; i < 3; i++) {
      export.run(Deadline.in(TimeUnit.SECONDS.toNanos(60)));
    }

    assertThat(answered).hasSize(1);
  }

  @Test
  void whatTheQueueHasNoRoomForIsLost() throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      add("event " + i);
    }
    long lost = events.lost();

    runUntilAnswered(4);

    assertThat(received).hasSize((int) (1000 - lost)).startsWith("event 0", "event 1");
    assertThat(lost).isPositive();
  }

  /** A collector rejects a whole message for one id that is none. */
  @Test
  void idsThatAreNoneAreLeftOut() throws InterruptedException {
    events.add(
        new Event(Level.WARN, "test", "m", 0)
            .json("trace.id", "\"}; <script>")
            .json("span.id", "00F067AA0BA902B7"));

    runUntilAnswered(1);

    assertThat(received).containsExactly("m");
  }
}
