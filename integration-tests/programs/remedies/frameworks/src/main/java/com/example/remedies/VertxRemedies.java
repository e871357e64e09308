package com.example.remedies;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Code on an event loop of Vert.x. */
final class VertxRemedies {

  private final Vertx vertx;

  VertxRemedies(Vertx vertx) {
    this.vertx = vertx;
  }

  Future<String> elsewhere() {
    // [elsewhere]
    return vertx.executeBlocking(() -> Orders.load()).map(order -> Orders.show(order));
    // [end]
  }

  Future<String> later() {
    Promise<String> shown = Promise.promise();
    // [later]
    vertx.setTimer(100, id -> shown.complete(Orders.show("later")));
    // [end]
    return shown.future();
  }

  Future<String> compose() {
    // [compose]
    return Future.fromCompletionStage(Orders.loadAsync(), vertx.getOrCreateContext())
        .map(order -> Orders.show(order));
    // [end]
  }
}
