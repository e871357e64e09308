package com.example.scenarios;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/**
 * The database under test: its product, where it is, and what stands between it and the
 * application.
 *
 * @param url its JDBC URL, credentials included
 * @param dataSource the driver's own data source, or a wrapper around it
 * @param wrapped whether it is a wrapper
 */
record Database(String url, DataSource dataSource, boolean wrapped) {

  /**
   * Reads {@code --database-url=…} and, if the database shall be wrapped, {@code
   * --database-wrapper=hikari|proxy}.
   */
  static Database of(Settings settings) {
    String url = settings.get("database-url");
    DataSource plain = dataSource(url);
    String wrapper = settings.get("database-wrapper", "none");
    return switch (wrapper) {
      case "none" -> new Database(url, plain, false);
      case "hikari" -> new Database(url, pool(plain), true);
      case "proxy" -> new Database(url, JdbcProxies.wrap(DataSource.class, plain), true);
      default -> throw new IllegalArgumentException("no such wrapper: " + wrapper);
    };
  }

  /** The driver, found beforehand so that a scenario does nothing but connect. */
  Driver driver() throws SQLException {
    return DriverManager.getDriver(url);
  }

  /** Whether rows are fetched from the server while they are read. */
  boolean fetchesWhileReading() {
    return url.startsWith("jdbc:postgresql:");
  }

  private static DataSource dataSource(String url) {
    if (url.startsWith("jdbc:h2:")) {
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL(url);
      return h2;
    }
    if (url.startsWith("jdbc:sqlite:")) {
      SQLiteDataSource sqlite = new SQLiteDataSource();
      sqlite.setUrl(url);
      return sqlite;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      PGSimpleDataSource postgres = new PGSimpleDataSource();
      postgres.setUrl(url);
      return postgres;
    }
    throw new IllegalArgumentException("no such database: " + url);
  }

  private static DataSource pool(DataSource plain) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(plain);
    config.setMaximumPoolSize(2);
    return new HikariDataSource(config);
  }
}
