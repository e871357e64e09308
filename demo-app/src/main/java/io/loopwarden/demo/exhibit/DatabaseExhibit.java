package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A slow query over JDBC: on the event loop, or on a worker thread. */
final class DatabaseExhibit implements Exhibit {
  /** Slow as it stands: a join without an index. */
  private static final String PAIRS_OF_ORDERS =
      "SELECT COUNT(*) FROM orders a JOIN orders b ON a.amount < b.amount AND a.id > b.id";

  private final Vertx vertx;
  private final DataSource dataSource;

  DatabaseExhibit(Vertx vertx, DataSource dataSource) {
    this.vertx = vertx;
    this.dataSource = dataSource;
  }

  @Override
  public Caption caption() {
    return new Caption(
        "database",
        "Querying a database",
        "statement.executeQuery(sql)",
        "vertx.executeBlocking(query)",
        "JDBC blocks by nature: it belongs on a worker thread.");
  }

  @Override
  public JsonObject mistake() throws SQLException {
    return query();
  }

  @Override
  public Future<JsonObject> twin() {
    return vertx.executeBlocking(this::query, false);
  }

  private JsonObject query() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(PAIRS_OF_ORDERS)) {
      rows.next();
      return new JsonObject().put("pairs_of_orders", rows.getLong(1));
    }
  }
}
