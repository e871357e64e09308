package com.example.services.vertx;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClient;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.LoggerFormat;
import io.vertx.ext.web.handler.LoggerHandler;

/** The endpoints, on one event loop. */
final class ServiceVerticle extends VerticleBase {
  private final int port;
  private final Accounts accounts;
  private final Pages pages;

  ServiceVerticle(int port, Accounts accounts, Pages pages) {
    this.port = port;
    this.accounts = accounts;
    this.pages = pages;
  }

  @Override
  public Future<?> start() {
    HttpClient client = vertx.createHttpClient();
    return vertx
        .createHttpServer()
        .requestHandler(router(new Articles(vertx, client, port)))
        .listen(port, "127.0.0.1");
  }

  private Router router(Articles articles) {
    Router router = Router.router(vertx);
    router.route().handler(LoggerHandler.create(LoggerFormat.SHORT));
    router.route().handler(BodyHandler.create(false));
    articles.addTo(router);
    accounts.addTo(router);
    pages.addTo(router);
    return router;
  }
}
