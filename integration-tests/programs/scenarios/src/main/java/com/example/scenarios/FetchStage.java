package com.example.scenarios;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A result whose rows are still with the server and come one at a time. */
final class FetchStage implements Stage {
  private final Connection connection;
  private final ResultSet rows;

  FetchStage(Database database) throws SQLException {
    connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
    Statement statement = connection.createStatement();
    statement.setFetchSize(1);
    rows = statement.executeQuery("select * from generate_series(1, 10)");
  }

  ResultSet rows() {
    return rows;
  }

  @Override
  public void clear() throws SQLException {
    connection.close();
  }
}
