package com.example.vertxweb;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Ways to hold the event loop. Each answer says from when to when it was held. */
final class Situations {
  private Situations() {}

  static Router router(Vertx vertx, Context loop) {
    Router router = Router.router(vertx);
    router.get("/sleep/:millis").handler(request -> answer(request, () -> sleep(request)));
    router.get("/later/:millis").handler(request -> later(vertx, request));
    router.get("/relayed/:millis").handler(new Relayed(vertx));
    router.get("/compute/:millis").handler(request -> answer(request, () -> compute(request)));
    router.get("/monitor/:millis").handler(new HeldMonitor(loop));
    router.get("/collection/:millis").handler(new CrowdedHeap(loop));
    router.get("/stopped/:millis").handler(new ShortWork(loop));
    router.get("/tasks/:number").handler(new ManyTasks(loop));
    return router;
  }

  static long number(RoutingContext request, String parameter) {
    return Long.parseLong(request.pathParam(parameter));
  }

  static void answer(RoutingContext request, Timed.Work work) {
    try {
      request.end(Timed.of(work).toString());
    } catch (Exception e) {
      request.fail(e);
    }
  }

  private static void sleep(RoutingContext request) throws InterruptedException {
    Thread.sleep(number(request, "millis"));
  }

  /** The handler has returned when the event loop is held. */
  private static void later(Vertx vertx, RoutingContext request) {
    vertx.setTimer(1, timer -> answer(request, () -> sleepLater(request)));
  }

  private static void sleepLater(RoutingContext request) throws InterruptedException {
    Thread.sleep(number(request, "millis"));
  }

  private static void compute(RoutingContext request) {
    Computation.compute(number(request, "millis"));
  }
}
