package com.example.vertxsql;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A service with a pool of three connections, to which its standard input has requests sent. */
public final class SqlService {

  private static final int CONNECTIONS = 3;

  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private final Orders orders;
  private final List<HttpClient> clients = new ArrayList<>();
  private final List<CompletableFuture<?>> answers = new ArrayList<>();
  private int port;

  private SqlService(int databasePort, String database) {
    pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(CONNECTIONS).setName("orders-db"))
            .connectingTo(
                new PgConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(databasePort)
                    .setDatabase(database)
                    .setUser("postgres")
                    .setPassword("hush-password"))
            .using(vertx)
            .build();
    orders = new Orders(pool);
  }

  /**
   * Obeys the lines of its standard input; prints one line for each, the first time by itself.
   *
   * @param arguments port and name of a database
   */
  public static void main(String[] arguments) throws Exception {
    SqlService service = new SqlService(Integer.parseInt(arguments[0]), arguments[1]);
    service.listen();
    System.out.println("ready for orders");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      service.obey(line);
      System.out.println(line + " done");
    }
    System.exit(0); // Vert.x has threads that would go on
  }

  private void listen() throws Exception {
    Router router = Router.router(vertx);
    router.get("/orders/:id").handler(orders::keep);
    router.get("/reports/:id").handler(orders::report);
    router.get("/prices/:id").handler(orders::price);
    router.get("/hanging/:id").handler(orders::hang);
    port =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get()
            .actualPort();
  }

  private void obey(String line) throws Exception {
    switch (line) {
      case "spare" -> {
        send("/prices/", CONNECTIONS);
        awaitAnswers();
      }
      case "http" -> send("/hanging/", 8); // the client has five connections
      case "keep" -> {
        send("/orders/", 2);
        orders.awaitKept(2);
        awaitLast(2);
        System.gc(); // these requests are over, and nobody refers to them
        send("/reports/", 1);
        orders.awaitKept(1);
      }
      case "wait" -> send("/prices/", 4);
      case "release" -> {
        orders.release();
        awaitAnswers();
      }
      default -> throw new IllegalArgumentException(line);
    }
  }

  private void awaitLast(int number) throws Exception {
    for (CompletableFuture<?> answer : answers.subList(answers.size() - number, answers.size())) {
      answer.get();
    }
  }

  private void awaitAnswers() throws Exception {
    awaitLast(answers.size());
    answers.clear();
  }

  private void send(String path, int requests) {
    HttpClient client = vertx.createHttpClient();
    clients.add(client);
    for (int i = 0; i < requests; i++) {
      answers.add(
          client
              .request(HttpMethod.GET, port, "127.0.0.1", path + i)
              .compose(request -> request.send())
              .toCompletionStage()
              .toCompletableFuture());
    }
  }
}
