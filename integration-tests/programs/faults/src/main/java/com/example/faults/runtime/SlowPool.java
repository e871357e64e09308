package com.example.faults.runtime;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool that never has a connection, and takes its time to say so. */
final class SlowPool implements DataSource {
  private static final int MILLIS = 20;

  @Override
  public Connection getConnection() throws SQLException {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      throw new SQLException(e);
    }
    return null;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    // it has no log
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // it has no patience
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
