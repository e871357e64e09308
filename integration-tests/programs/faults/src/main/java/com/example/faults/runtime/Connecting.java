package com.example.faults.runtime;

import java.sql.SQLException;
import java.util.concurrent.Callable;

/** Asks a pool of a driver for a connection. */
final class Connecting implements Callable<String> {
  @Override
  public String call() throws SQLException {
    return new SlowPool().getConnection() == null ? "refused" : "connected";
  }
}
