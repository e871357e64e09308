package io.loopwarden.demo.web;

import io.loopwarden.demo.exhibit.Exhibit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What the service answers to which path: the start page, every exhibit, and the measurements. */
final class Routes {
  private Routes() {}

  static Router router(
      Vertx vertx, StartPage page, EventLoopDelay eventLoopDelay, List<Exhibit> exhibits) {
    Router router = Router.router(vertx);
    router.route().handler(Routes::neverCached);
    router.get("/").handler(context -> html(page, context));
    router.get("/ping").handler(context -> context.end("pong"));
    router.get("/delay").handler(new DelayStream(eventLoopDelay));
    router.get("/reports").handler(new ReportStream(vertx));
    for (Exhibit exhibit : exhibits) {
      router.get(exhibit.caption().mistakePath()).handler(context -> mistake(exhibit, context));
      router.get(exhibit.caption().twinPath()).handler(context -> twin(exhibit, context));
    }
    return router;
  }

  private static void neverCached(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    context.next();
  }

  private static void html(StartPage page, RoutingContext context) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
    context.end(page.html());
  }

  private static void mistake(Exhibit exhibit, RoutingContext context) {
    answer(exhibit.prepare().compose(ready -> block(exhibit)), context);
  }

  private static void twin(Exhibit exhibit, RoutingContext context) {
    answer(exhibit.prepare().compose(ready -> exhibit.twin()), context);
  }

  private static Future<JsonObject> block(Exhibit exhibit) {
    try {
      return Future.succeededFuture(exhibit.mistake());
    } catch (Exception failure) {
      return Future.failedFuture(failure);
    }
  }

  private static void answer(Future<JsonObject> answer, RoutingContext context) {
    answer.onComplete(context::json, context::fail);
  }
}
