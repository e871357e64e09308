package com.example.helidon;

import io.helidon.common.http.DataChunk;
import io.helidon.common.reactive.Multi;
import io.helidon.webclient.WebClient;
import io.helidon.webserver.Routing;
import io.helidon.webserver.ServerRequest;
import io.helidon.webserver.ServerResponse;
import io.helidon.webserver.Service;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The pages. All are asynchronous but the last. */
final class Pages implements Service, AutoCloseable {
  private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(2);
  private final WebClient client = WebClient.create();

  @Override
  public void update(Routing.Rules rules) {
    rules
        .get("/hello", (request, response) -> response.send("Hello, World!"))
        .get("/orders/{id}", Pages::order)
        .post("/notes", Pages::note)
        .get("/later", this::later)
        .get("/offloaded", this::offload)
        .get("/stream", Pages::stream)
        .get("/relayed", this::relay)
        .register("/returns", returns -> returns.get("/relayed/{id}", Pages::printed))
        .get("/mistake", Pages::mistake);
  }

  private static void order(ServerRequest request, ServerResponse response) {
    int id = Integer.parseInt(request.path().param("id"));
    response.send(Json.createObjectBuilder().add("id", id).add("article", "book").build());
  }

  private static void note(ServerRequest request, ServerResponse response) {
    request.content().as(String.class).thenAccept(response::send);
  }

  private void later(ServerRequest request, ServerResponse response) {
    workers.schedule(() -> response.send("later"), 5, TimeUnit.MILLISECONDS);
  }

  private void offload(ServerRequest request, ServerResponse response) {
    workers.submit(
        () -> {
          Invoices.print();
          return response.send("offloaded");
        });
  }

  private static void stream(ServerRequest request, ServerResponse response) {
    response.send(
        Multi.range(0, 100)
            .map(number -> "line " + number + "\n")
            .map(line -> DataChunk.create(line.getBytes(StandardCharsets.UTF_8))));
  }

  private void relay(ServerRequest request, ServerResponse response) {
    client
        .get()
        .uri("http://127.0.0.1:" + request.localPort() + "/hello")
        .request(String.class)
        .thenAccept(response::send);
  }

  /** A mistake whose route is in a list of its own, and has a parameter. */
  private static void printed(ServerRequest request, ServerResponse response) {
    try {
      Thread.sleep(5);
      response.send("Hello, World!");
    } catch (InterruptedException e) {
      request.next(e);
    }
  }

  /** The mistake: slow work where the request arrives. */
  private static void mistake(ServerRequest request, ServerResponse response) {
    try {
      Invoices.print();
      response.send(Thread.currentThread().getName());
    } catch (InterruptedException e) {
      request.next(e);
    }
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}
