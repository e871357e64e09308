package com.example.vertxweb.measured;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;

/**
 * A service of which everything is known: how often and for how long it blocks its event loop, how
 * busy another one is, and what waits for a worker. It does what standard input says, and says when
 * it has done so.
 */
public final class MeasuredShop {

  /** For so long each request for an order blocks. */
  static final long SLEEP_MILLIS = 20;

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private MeasuredShop() {}

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Router router = Router.router(vertx);
    router.get("/orders/:id").handler(MeasuredShop::order);
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get(60, TimeUnit.SECONDS);
    HalfBusyLoop halfBusy = new HalfBusyLoop();
    WorkerQueue queue = new WorkerQueue(vertx);
    System.out.println("ready now");
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      String[] words = line.split(" ");
      int number = Integer.parseInt(words[1]);
      switch (words[0]) {
        case "orders" -> {
          for (int i = 0; i < number; i++) {
            get(server.actualPort(), "/orders/" + i);
          }
          System.out.println("ordered " + number);
        }
        case "queue" -> {
          queue.fill(number);
          System.out.println("queued " + number);
        }
        default -> System.out.println("worked " + halfBusy.workFor(number));
      }
    }
    System.exit(0);
  }

  private static void order(RoutingContext routing) {
    MDC.put("trace_id", TRACE);
    sleep();
    MDC.remove("trace_id");
    routing.response().end();
  }

  private static void sleep() {
    try {
      Thread.sleep(SLEEP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void get(int port, String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException("answered " + connection.getResponseCode());
    }
    connection.getInputStream().close();
  }
}
