package com.example.scenarios;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A connection, a table with some rows, and statements at hand. Its evidence is the number of rows
 * there are afterwards.
 */
final class JdbcStage implements Stage {
  static final String QUERY = "select name from pets where name <> '" + Secrets.SQL_LITERAL + "'";
  static final String UPDATE = "insert into pets values (0, '" + Secrets.SQL_LITERAL + "')";

  private static final int ROWS = 10;

  private final Connection connection;
  private final Statement statement;
  private final PreparedStatement query;
  private final PreparedStatement update;
  private Connection opened;

  private JdbcStage(Database database) throws SQLException {
    connection = database.dataSource().getConnection();
    statement = connection.createStatement();
    statement.execute("drop table if exists pets");
    statement.execute("create table pets(id integer, name varchar(40))");
    for (int i = 1; i <= ROWS; i++) {
      statement.execute("insert into pets values (" + i + ", 'rabbit " + i + "')");
    }
    query = connection.prepareStatement(QUERY);
    update = connection.prepareStatement(UPDATE);
  }

  /** A connection that commits by itself. */
  static JdbcStage open(Database database) throws SQLException {
    return new JdbcStage(database);
  }

  /** A connection with a transaction that has added a row. */
  static JdbcStage inTransaction(Database database) throws SQLException {
    JdbcStage stage = new JdbcStage(database);
    stage.connection.setAutoCommit(false);
    stage.update.executeUpdate();
    return stage;
  }

  /** A connection with two statements in each batch. */
  static JdbcStage withBatch(Database database) throws SQLException {
    JdbcStage stage = new JdbcStage(database);
    for (int i = 0; i < 2; i++) {
      stage.statement.addBatch(UPDATE);
      stage.update.addBatch();
    }
    return stage;
  }

  Connection connection() {
    return connection;
  }

  Statement statement() {
    return statement;
  }

  /** A prepared {@link #QUERY}. */
  PreparedStatement query() {
    return query;
  }

  /** A prepared {@link #UPDATE}. */
  PreparedStatement update() {
    return update;
  }

  /** Takes over a connection that a scenario opened, to close it elsewhere. */
  Object keep(Connection connection) {
    opened = connection;
    return "connected";
  }

  @Override
  public String evidence() throws SQLException {
    try (ResultSet rows = statement.executeQuery("select count(*) from pets")) {
      rows.next();
      return "rows=" + rows.getInt(1);
    }
  }

  @Override
  public void clear() throws SQLException {
    if (opened != null) {
      opened.close();
    }
    connection.close();
  }
}
