package com.example.stalls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database that another connection has locked; the driver waits in native code. */
final class LockedDatabase implements Culprit {

  private static final String BUSY_TIMEOUT = "PRAGMA busy_timeout = 400";

  /** Open as long as the program runs. */
  private final Connection owner;

  private final Statement statement;

  LockedDatabase() throws IOException, SQLException {
    Path file = Files.createTempFile("locked", ".db");
    file.toFile().deleteOnExit();
    owner = DriverManager.getConnection("jdbc:sqlite:" + file);
    execute(owner, "CREATE TABLE counter (value INTEGER)");
    statement = DriverManager.getConnection("jdbc:sqlite:" + file).createStatement();
    statement.execute(BUSY_TIMEOUT);
    execute(owner, "BEGIN EXCLUSIVE");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void hold() {
    try {
      statement.executeUpdate("INSERT INTO counter VALUES (1)");
    } catch (SQLException expected) {
      return; // it is still locked when the time is up
    }
    throw new IllegalStateException("the database was not locked");
  }
}
