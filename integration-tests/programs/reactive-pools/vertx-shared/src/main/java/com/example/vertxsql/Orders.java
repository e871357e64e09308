package com.example.vertxsql;

import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** The handlers of the service. */
final class Orders {

  /** So long that it is seen to hold its connection. */
  private static final String SLOW = "select pg_sleep(5)";

  private final Pool pool;
  private final List<SqlConnection> kept = new CopyOnWriteArrayList<>();
  private final List<RoutingContext> hanging = new CopyOnWriteArrayList<>();
  private final Semaphore keptCount = new Semaphore(0);
  private volatile boolean isReleased;

  Orders(Pool pool) {
    this.pool = pool;
  }

  /** Gets a connection, and does not close it. */
  void keep(RoutingContext context) {
    pool.getConnection()
        .onSuccess(
            connection -> {
              kept.add(connection);
              keptCount.release();
              context.end("kept");
            })
        .onFailure(context::fail);
  }

  /** Has a connection for as long as a slow query takes. */
  void report(RoutingContext context) {
    pool.query(SLOW).execute().onSuccess(rows -> context.end("reported")).onFailure(context::fail);
    keptCount.release(); // whoever asks from now on comes after it
  }

  void price(RoutingContext context) {
    pool.withConnection(connection -> connection.query("select 1").execute())
        .onSuccess(rows -> context.end("one"))
        .onFailure(context::fail);
  }

  /** Answers when the others are released. */
  void hang(RoutingContext context) {
    if (isReleased) {
      context.end("late");
    } else {
      hanging.add(context);
    }
  }

  void awaitKept(int number) throws InterruptedException {
    keptCount.acquire(number);
  }

  void release() {
    isReleased = true;
    kept.forEach(SqlConnection::close);
    kept.clear();
    hanging.forEach(context -> context.end("late"));
    hanging.clear();
  }
}
