package com.example.vertxweb.measured;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A service of six routes on one event loop: five compute for different times, all of them short,
 * and one sleeps. It measures for how long each had the event loop, while a client asks one after
 * the other without a pause, for as many seconds as standard input says.
 */
public final class RouteShop {

  /** For how long each route has the event loop for one request, in microseconds. */
  private static final Map<String, Integer> MICROS =
      new TreeMap<>(Map.of("a", 700, "b", 1500, "c", 2500, "d", 4000, "e", 6000, "sleep", 3000));

  private static final int ANSWER_BYTES = 256;
  private static final Map<String, LongAdder> NANOS = new ConcurrentHashMap<>();
  private static volatile int result;

  private RouteShop() {}

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Router router = Router.router(vertx);
    MICROS.forEach((name, micros) -> addRoute(router, name, micros));
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get(60, TimeUnit.SECONDS);
    System.out.println("ready now");
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      NANOS.clear();
      visit(server.actualPort(), Long.parseLong(line));
      StringBuilder measured = new StringBuilder("measured");
      NANOS.forEach((name, nanos) -> measured.append(' ').append(name).append('=').append(nanos));
      System.out.println(measured);
    }
    System.exit(0);
  }

  private static void addRoute(Router router, String name, int micros) {
    router
        .get("/" + name + "/:id")
        .handler(
            routing -> {
              long startNanos = System.nanoTime();
              if (name.equals("sleep")) {
                sleep(micros);
              } else {
                compute(startNanos, micros);
              }
              end(routing);
              LongAdder nanos = NANOS.computeIfAbsent(name, key -> new LongAdder());
              nanos.add(System.nanoTime() - startNanos);
            });
  }

  private static void compute(long startNanos, int micros) {
    int number = 1;
    while (System.nanoTime() - startNanos < TimeUnit.MICROSECONDS.toNanos(micros)) {
      number = number * 31 + 7;
    }
    result = number;
  }

  private static void sleep(int micros) {
    try {
      TimeUnit.MICROSECONDS.sleep(micros);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(RoutingContext routing) {
    routing.response().end("ok" + (result & 1));
  }

  /** Sockets that block, on a thread that is no event loop: a client of Vert.x would be one. */
  private static void visit(int port, long seconds) throws IOException {
    long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      byte[] answer = new byte[ANSWER_BYTES];
      while (System.nanoTime() - endNanos < 0) {
        for (String name : MICROS.keySet()) {
          String request = "GET /" + name + "/1 HTTP/1.1\r\nHost: shop\r\n\r\n";
          out.write(request.getBytes(StandardCharsets.US_ASCII));
          out.flush();
          if (in.read(answer) < 0) {
            throw new IOException("the server has closed the connection");
          }
        }
      }
    }
  }
}
