package com.example.services.vertx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Articles and orders of them. */
final class Articles {
  private static final int CENTS = 1999;
  private static final int DELAY_MILLIS = 20;

  private final Vertx vertx;
  private final HttpClient client;
  private final int port;

  Articles(Vertx vertx, HttpClient client, int port) {
    this.vertx = vertx;
    this.client = client;
    this.port = port;
  }

  void addTo(Router router) {
    router.get("/articles/:id").respond(this::article);
    router.post("/orders").handler(this::order);
    router.get("/later").respond(request -> vertx.timer(DELAY_MILLIS).map("later"));
    router.get("/relayed").respond(request -> relayed());
    router.get("/offloaded").respond(request -> vertx.executeBlocking(Articles::block));
    router.get("/stream").handler(this::stream);
  }

  private Future<JsonObject> article(RoutingContext request) {
    int id = Integer.parseInt(request.pathParam("id"));
    return Future.succeededFuture(JsonObject.of("id", id, "name", "article " + id, "cents", CENTS));
  }

  private void order(RoutingContext request) {
    JsonObject order = request.body().asJsonObject();
    int pieces = order.getInteger("pieces");
    if (pieces < 1 || pieces > 100) {
      request.response().setStatusCode(400).end();
    } else {
      request.response().setStatusCode(201);
      request.json(order.put("cents", pieces * CENTS));
    }
  }

  /** Asks this service itself, as a client of another would. */
  private Future<JsonObject> relayed() {
    return client
        .request(HttpMethod.GET, port, "127.0.0.1", "/articles/7")
        .compose(request -> request.send().compose(HttpClientResponse::body))
        .map(Buffer::toJsonObject);
  }

  private static String block() throws InterruptedException {
    Thread.sleep(5);
    return "offloaded";
  }

  private void stream(RoutingContext request) {
    HttpServerResponse response = request.response().setChunked(true);
    for (int part = 0; part < 10; part++) {
      response.write(
          IntStream.range(10 * part, 10 * part + 10)
              .mapToObj("line %d\n"::formatted)
              .collect(Collectors.joining()));
    }
    response.end();
  }
}
