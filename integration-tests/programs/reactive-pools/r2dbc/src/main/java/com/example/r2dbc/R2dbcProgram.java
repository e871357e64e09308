package com.example.r2dbc;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** An event loop that uses a pool of three connections, as its standard input says. */
public final class R2dbcProgram {

  private static final int CONNECTIONS = 3;
  private static final int MORE = 3;

  private R2dbcProgram() {}

  /**
   * Obeys the lines of its standard input; prints one line for each, the first time by itself.
   *
   * @param arguments port and name of a database
   */
  public static void main(String[] arguments) throws Exception {
    ConnectionPool pool = pool(Integer.parseInt(arguments[0]), arguments[1]);
    pool.warmup().block(); // else one may have to wait until the second connection is open
    Ledger ledger = new Ledger(pool);
    EventLoop loop = new NioEventLoopGroup(1, new DefaultThreadFactory("web", true)).next();
    loop.submit(() -> {}).sync();
    System.out.println("ready for orders");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      switch (line) {
        case "spare" -> ledger.use(loop, CONNECTIONS).get();
        case "keep" -> ledger.keep(loop, 1);
        case "hide" -> ledger.hide(1);
        case "lose" -> ledger.lose(loop, 1);
        case "wait" -> ledger.use(loop, MORE);
        case "release" -> ledger.release();
        default -> throw new IllegalArgumentException(line);
      }
      System.out.println(line + " done");
    }
    System.exit(0);
  }

  private static ConnectionPool pool(int port, String database) {
    PostgresqlConnectionConfiguration configuration =
        PostgresqlConnectionConfiguration.builder()
            .host("127.0.0.1")
            .port(port)
            .database(database)
            .username("postgres")
            .password("hush-password")
            .build();
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(configuration))
            .name("ledger-2")
            .initialSize(CONNECTIONS)
            .maxSize(CONNECTIONS)
            .build());
  }
}
