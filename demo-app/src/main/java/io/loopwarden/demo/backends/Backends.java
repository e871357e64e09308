package io.loopwarden.demo.backends;

import java.io.IOException;
import java.sql.SQLException;

/** Everything the service depends on and may have to wait for. */
public final class Backends implements AutoCloseable {
  private final SlowUpstream upstream;
  private final OrderDatabase database;
  private final AccessLog accessLog;

  public Backends() throws IOException, SQLException {
    upstream = new SlowUpstream();
    database = new OrderDatabase();
    accessLog = new AccessLog();
  }

  public SlowUpstream upstream() {
    return upstream;
  }

  public OrderDatabase database() {
    return database;
  }

  public AccessLog accessLog() {
    return accessLog;
  }

  @Override
  public void close() throws IOException {
    upstream.close();
    database.close();
    accessLog.close();
  }
}
