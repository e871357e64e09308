package com.example.vertxweb;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;

/** Asks another server, and holds the event loop when the answer arrives. */
final class Relayed implements Handler<RoutingContext> {
  private final WebClient client;

  Relayed(Vertx vertx) {
    client = WebClient.create(vertx);
  }

  @Override
  public void handle(RoutingContext request) {
    client
        .get(request.request().localAddress().port(), "127.0.0.1", "/situations/compute/0")
        .send()
        .onSuccess(response -> Situations.answer(request, () -> check(request)))
        .onFailure(request::fail);
  }

  private static void check(RoutingContext request) throws InterruptedException {
    Thread.sleep(Situations.number(request, "millis"));
  }
}
