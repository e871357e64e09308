package com.example.webflux;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.stereotype.Component;

/** The prices, in a relational database. */
@Component
class Prices {
  private final PreparedStatement query;

  Prices() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:h2:mem:shop");
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table price (article varchar(20), cents int)");
      statement.execute("insert into price values ('book', 1999)");
    }
    query = connection.prepareStatement("select cents from price where article = ?");
  }

  /** A price, which the caller waits for. */
  synchronized int of(String article) throws SQLException {
    query.setString(1, article);
    try (ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
