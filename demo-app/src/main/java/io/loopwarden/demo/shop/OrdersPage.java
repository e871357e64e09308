package io.loopwarden.demo.shop;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The number of orders, which the database knows at once: slow only while others have all the
 * connections of the pool.
 */
final class OrdersPage implements ShopPage {
  private static final Duration EXPORT = Duration.ofMillis(150);

  private final Vertx vertx;
  private final DataSource pool;

  OrdersPage(Vertx vertx, DataSource pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  @Override
  public JsonObject blocking() throws SQLException {
    return count();
  }

  @Override
  public Future<JsonObject> repaired() {
    return vertx.executeBlocking(this::count, false);
  }

  private JsonObject count() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return count(connection);
    }
  }

  /** Needs a connection for a while; on a worker, as it should. */
  Future<JsonObject> export() {
    return vertx.executeBlocking(
        () -> {
          try (Connection connection = pool.getConnection()) {
            Thread.sleep(EXPORT.toMillis());
            return count(connection);
          }
        },
        false);
  }

  private static JsonObject count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
      rows.next();
      return new JsonObject().put("orders", rows.getLong(1));
    }
  }
}
