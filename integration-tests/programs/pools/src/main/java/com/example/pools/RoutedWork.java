package com.example.pools;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A server of Vert.x that hands the work of its requests to two threads. */
final class RoutedWork {

  private static final int THREADS = 2;

  /** Vert.x closes a client that nobody holds any longer. */
  private static final List<HttpClient> HELD = new ArrayList<>();

  private RoutedWork() {}

  /** Starts the server, and sends it requests that last until the gate is open. */
  static void start(int requests, Gate gate) throws Exception {
    start(THREADS, "/orders/:id", context -> answer(context, gate, false), requests);
  }

  /** The same with a thread for each request, which run one after the other. */
  static void startOrdered(int requests, Gate gate) throws Exception {
    start(requests, "/invoices/:id", context -> answer(context, gate, true), requests);
  }

  /** The same, of something else that blocks. */
  static void startBlocking(int requests, Callable<String> work) throws Exception {
    start(
        requests,
        "/stocks/:id",
        context ->
            context.vertx().executeBlocking(work, false).onComplete(context::json, context::fail),
        requests);
  }

  private static void start(
      int threads, String route, Handler<RoutingContext> handler, int requests) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(threads));
    Router router = Router.router(vertx);
    router.get(route).handler(handler);
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
    HELD.add(client);
    for (int i = 0; i < requests; i++) {
      client
          .request(HttpMethod.GET, port, "127.0.0.1", route.replace(":id", "" + i))
          .compose(request -> request.send());
    }
  }

  private static void answer(RoutingContext context, Gate gate, boolean isOrdered) {
    context
        .vertx()
        .executeBlocking(() -> load(gate), isOrdered)
        .onComplete(context::json, context::fail);
  }

  private static String load(Gate gate) {
    gate.pass();
    return "loaded";
  }
}
