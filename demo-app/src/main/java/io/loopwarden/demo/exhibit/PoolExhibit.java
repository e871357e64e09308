package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Borrowing from a pool whose connections are all in use: on the event loop, or on a worker. */
final class PoolExhibit implements Exhibit {
  private final Vertx vertx;
  private final Occupant report;
  private final DataSource pool;

  PoolExhibit(Vertx vertx, DataSource pool) {
    this.vertx = vertx;
    this.report = new Occupant(vertx);
    this.pool = pool;
  }

  @Override
  public Caption caption() {
    return new Caption(
        "pool",
        "Borrowing from an exhausted pool",
        "dataSource.getConnection()",
        "vertx.executeBlocking(getConnection)",
        "The fastest query waits as long as the pool makes it wait.");
  }

  @Override
  public Future<Void> prepare() {
    return report.occupy(() -> pool.getConnection()::close);
  }

  @Override
  public JsonObject mistake() throws SQLException {
    return countOrders();
  }

  @Override
  public Future<JsonObject> twin() {
    return vertx.executeBlocking(this::countOrders, false);
  }

  private JsonObject countOrders() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
      rows.next();
      return new JsonObject().put("orders", rows.getLong(1));
    }
  }
}
