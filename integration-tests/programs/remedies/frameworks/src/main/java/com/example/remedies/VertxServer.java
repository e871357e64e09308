package com.example.remedies;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;

/** A server on Vert.x. */
final class VertxServer extends HttpServer {

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final VertxRemedies remedies = new VertxRemedies(vertx);
  private final int port;

  VertxServer() {
    port =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
  }

  private void handle(HttpServerRequest request) {
    answer(Way.of(request.path().substring(1)))
        .onComplete(
            request.response()::end, failure -> request.response().setStatusCode(500).end());
  }

  private Future<String> answer(Way way) {
    return switch (way) {
      case BLOCKING -> Future.succeededFuture(Orders.load());
      case ELSEWHERE -> remedies.elsewhere();
      case LATER -> remedies.later();
      case COMPOSE -> remedies.compose();
    };
  }

  @Override
  int port() {
    return port;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
