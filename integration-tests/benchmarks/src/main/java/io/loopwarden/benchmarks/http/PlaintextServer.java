package io.loopwarden.benchmarks.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.io.IOException;

/**
 * The measured program: a Vert.x server that answers every request with the same short text, on one
 * event loop. It ends when its standard input does, so it never outlives the benchmark.
 */
public final class PlaintextServer {

  /** Begins the line that names the port. */
  static final String PORT_PREFIX = "port ";

  private static final Buffer BODY = Buffer.buffer("Hello, World!");

  private PlaintextServer() {}

  public static void main(String[] arguments) throws IOException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    HttpServer server = vertx.createHttpServer();
    server.requestHandler(
        request -> request.response().putHeader("content-type", "text/plain").end(BODY));
    server
        .listen(0, "127.0.0.1")
        .onSuccess(started -> System.out.println(PORT_PREFIX + started.actualPort()))
        .onFailure(
            failure -> {
              failure.printStackTrace();
              System.exit(1);
            });
    while (System.in.read() >= 0) {
      // Nothing is said before the end.
    }
    System.exit(0);
  }
}
