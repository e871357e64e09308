package io.loopwarden.demo.backends;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** An H2 database in memory with a table of orders, reached through two connection pools. */
public final class OrderDatabase implements AutoCloseable {
  private static final int ORDERS = 1_200;

  private final HikariDataSource roomyPool;
  private final HikariDataSource narrowPool;

  public OrderDatabase() throws SQLException {
    // Without OPTIMIZE_REUSE_RESULTS=0, H2 would answer a repeated query from its memory.
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0";
    roomyPool = pool(url, 4);
    narrowPool = pool(url, 1);
    createOrders();
  }

  /** A pool with a connection for everybody. */
  public DataSource roomyPool() {
    return roomyPool;
  }

  /** A pool of one connection, exhausted as soon as somebody has borrowed it. */
  public DataSource narrowPool() {
    return narrowPool;
  }

  private static HikariDataSource pool(String url, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }

  private void createOrders() throws SQLException {
    try (Connection connection = roomyPool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE orders AS SELECT x AS id, MOD(x * 7919, 1000) AS amount FROM SYSTEM_RANGE(1, "
              + ORDERS
              + ")");
    }
  }

  @Override
  public void close() {
    narrowPool.close();
    try (roomyPool;
        Connection connection = roomyPool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException alreadyGone) {
      // A database in memory that does not answer any more has nothing left to release.
    }
  }
}
