package com.example.faults.reload.app;

import java.io.PrintWriter;
import java.sql.Connection;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Makes connections to no database. */
record ProxyDataSource(Supplier<Connection> connections) implements DataSource {
  @Override
  public Connection getConnection() {
    return connections.get();
  }

  @Override
  public Connection getConnection(String user, String password) {
    return connections.get();
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter writer) {
    // it logs nothing
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // it is always at once
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
