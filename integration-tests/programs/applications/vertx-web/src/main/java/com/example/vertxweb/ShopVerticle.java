package com.example.vertxweb;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.ext.web.Router;

/** The web service, on one event loop. */
public final class ShopVerticle extends AbstractVerticle {
  private volatile int port;

  @Override
  public void start(Promise<Void> started) {
    Router router = Router.router(vertx);
    router.get("/orders/:id").handler(new Orders());
    router.get("/reports/*").handler(new Reports());
    router.get("/imports/:file").handler(new Imports(context));
    router.route("/situations/*").subRouter(Situations.router(vertx, context));
    vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .<Void>map(
            server -> {
              port = server.actualPort();
              return null;
            })
        .onComplete(started);
  }

  /** Where it listens. */
  int port() {
    return port;
  }
}
