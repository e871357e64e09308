package com.example.vertxweb;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Imports a file: a thread of its own reads it, the event loop has to take in what was read. */
final class Imports implements Handler<RoutingContext> {
  private static final int TAKING_IN_MILLIS = 300;

  private final Context loop;

  Imports(Context loop) {
    this.loop = loop;
  }

  @Override
  public void handle(RoutingContext request) {
    new Thread(() -> importFor(request), "importer").start();
  }

  private void importFor(RoutingContext request) {
    loop.runOnContext(
        nothing -> {
          takeIn();
          request.end("imported");
        });
  }

  private static void takeIn() {
    Computation.compute(TAKING_IN_MILLIS);
  }
}
