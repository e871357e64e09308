package com.example.faults.reload.app;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** A driver that accepts its URL and then takes a while to find no database. */
final class DroppedDriver implements Driver {

  static final String URL = "jdbc:dropped:";

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new SQLException(e);
    }
    throw new SQLException("there is no database");
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(URL);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
