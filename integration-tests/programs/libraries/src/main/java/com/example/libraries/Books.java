package com.example.libraries;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** Takes the first connection of a pool, and keeps it. */
final class Books {
  private static int databases;

  private Books() {}

  static String first() throws SQLException {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:h2:mem:books" + databases++);
    pool.setMaximumPoolSize(1);
    Connection connection = pool.getConnection();
    return connection.toString();
  }
}
