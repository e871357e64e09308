package com.example.faults.soak;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** A service on Vert.x, with the pages that {@link Visitors} asks for. */
public final class VertxService {
  private final Vertx vertx = Vertx.vertx();

  private VertxService() {}

  /** Starts it on the port of the system property {@code server.port}. */
  public static void main(String[] arguments) {
    VertxService service = new VertxService();
    service
        .vertx
        .createHttpServer()
        .requestHandler(service::answer)
        .listen(Integer.getInteger("server.port"), "127.0.0.1");
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/hello" -> request.response().end("Hello, World!");
      case "/orders/7" -> request.response().end("{\"id\":7,\"article\":\"book\"}");
      case "/later" -> vertx.setTimer(5, id -> request.response().end("later"));
      case "/offloaded" ->
          vertx
              .executeBlocking(VertxService::workSlowly)
              .onComplete(result -> request.response().end(result.result()));
      case "/mistake" -> {
        sleepOnLoop();
        request.response().end("slept");
      }
      default -> request.response().setStatusCode(404).end();
    }
  }

  private static String workSlowly() throws InterruptedException {
    Thread.sleep(5);
    return "offloaded";
  }

  /** Sleeps again if it is interrupted: an interrupt of its event loop must not cost an answer. */
  private static void sleepOnLoop() {
    boolean slept = false;
    while (!slept) {
      try {
        Thread.sleep(5);
        slept = true;
      } catch (InterruptedException e) {
        // the soak interrupts event loops
      }
    }
  }
}
