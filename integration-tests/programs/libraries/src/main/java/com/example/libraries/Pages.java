package com.example.libraries;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.TemplateHandler;
import io.vertx.ext.web.templ.freemarker.FreeMarkerTemplateEngine;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Serves a long page with handlers of Vert.x alone: no code of the application runs for it. */
final class Pages implements Use {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI page;
  private final Thread eventLoop;

  Pages() throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    vertx.runOnContext(none -> thread.complete(Thread.currentThread()));
    eventLoop = thread.get();
    Router router = Router.router(vertx);
    router
        .get("/pages/*")
        .handler(
            TemplateHandler.create(FreeMarkerTemplateEngine.create(vertx), "pages", "text/html"));
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    page = URI.create("http://127.0.0.1:" + server.actualPort() + "/pages/list.ftl");
  }

  @Override
  public void run(EventLoop loop) throws Exception {
    LibraryProgram.awaitWait(eventLoop);
    int status =
        client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).statusCode();
    if (status != 200) {
      throw new IllegalStateException("status " + status);
    }
  }
}
