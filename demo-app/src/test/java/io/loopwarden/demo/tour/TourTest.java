package io.loopwarden.demo.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.loopwarden.demo.exhibit.Caption;
import io.loopwarden.demo.exhibit.Exhibit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TourTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    serve("/ping", 200, "pong");
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void printsARowForEachExhibit() throws Exception {
    for (String name : List.of("tea", "coffee")) {
      serve("/mistake/" + name, 200, "{}");
      serve("/twin/" + name, 200, "{}");
    }

    tour("tea", "coffee").run();

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsPattern("make\\(tea\\) +/mistake/tea( +\\d+ ms){4}\\R")
        .containsPattern("make\\(coffee\\) +/mistake/coffee( +\\d+ ms){4}\\R")
        .containsPattern("kept /ping waiting for up to \\d+ ms, their twins for up to \\d+ ms\\.");
  }

  @Test
  void objectsToATwinThatAnswersDifferently() throws Exception {
    serve("/mistake/tea", 200, "{\"cups\":1}");
    serve("/twin/tea", 200, "{\"cups\":2}");

    assertThatThrownBy(tour("tea")::run)
        .hasMessage("/mistake/tea answers {\"cups\":1}, but /twin/tea answers {\"cups\":2}");
  }

  @Test
  void objectsToAnExhibitThatFails() throws Exception {
    serve("/mistake/tea", 500, "");

    assertThatThrownBy(tour("tea")::run).hasMessage("/mistake/tea failed with status 500");
  }

  private Tour tour(String... names) {
    URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/");
    List<Exhibit> exhibits = List.of(names).stream().<Exhibit>map(Named::new).toList();
    return new Tour(address, exhibits, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private void serve(String path, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    service.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  /** An exhibit of which only the name is visited: its answers are the fake service's. */
  private record Named(String name) implements Exhibit {

    @Override
    public Caption caption() {
      return new Caption(name, name, "make(" + name + ")", "order(" + name + ")", name);
    }

    @Override
    public JsonObject mistake() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<JsonObject> twin() {
      throw new UnsupportedOperationException();
    }
  }
}
