package com.example.libraries;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Uses what PostgreSQL's driver has beyond JDBC. */
final class Prices {
  private static final int NOTIFICATION_MILLIS = 30;
  private static final String ROWS = "1,book\n2,pen\n";

  private final PGConnection connection;

  /**
   * Connects.
   *
   * @param url of a database that is empty
   */
  Prices(String url) throws SQLException {
    Connection opened = DriverManager.getConnection(url);
    try (Statement statement = opened.createStatement()) {
      statement.execute("create table prices (id int, name text)");
    }
    connection = opened.unwrap(PGConnection.class);
  }

  /** Copies rows in and out, and waits for a notification that does not come. */
  int exchange() throws SQLException, IOException {
    copyIn();
    copyOut();
    return await();
  }

  private void copyIn() throws SQLException, IOException {
    CopyManager manager = connection.getCopyAPI();
    manager.copyIn("copy prices from stdin csv", new StringReader(ROWS));
  }

  private void copyOut() throws SQLException, IOException {
    CopyManager manager = connection.getCopyAPI();
    manager.copyOut("copy prices to stdout csv", new StringWriter());
  }

  private int await() throws SQLException {
    return connection.getNotifications(NOTIFICATION_MILLIS).length;
  }
}
