package com.example.pools;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** A server of Vert.x that hands the work of its requests to two threads. */
final class RoutedWork {

  private static final int THREADS = 2;

  /** Vert.x closes a client that nobody holds any longer. */
  @SuppressWarnings("unused")
  private static HttpClient held;

  private RoutedWork() {}

  /** Starts the server, and sends it requests that last until the gate is open. */
  static void start(int requests, Gate gate) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(THREADS));
    Router router = Router.router(vertx);
    router.get("/orders/:id").handler(context -> answer(context, gate));
    int port =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get()
            .actualPort();
    HttpClient client = vertx.createHttpClient();
    held = client;
    for (int i = 0; i < requests; i++) {
      client
          .request(HttpMethod.GET, port, "127.0.0.1", "/orders/" + i)
          .compose(request -> request.send());
    }
  }

  private static void answer(RoutingContext context, Gate gate) {
    context
        .vertx()
        .executeBlocking(() -> load(gate), false)
        .onComplete(context::json, context::fail);
  }

  private static String load(Gate gate) {
    gate.pass();
    return "loaded";
  }
}
