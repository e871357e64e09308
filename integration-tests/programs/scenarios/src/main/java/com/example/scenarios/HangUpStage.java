package com.example.scenarios;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A "database" that hangs up on every caller, and the driver that will call it. */
final class HangUpStage implements Stage {
  private final String url;
  private final Driver driver;
  private final ServerSocketChannel listener = Loopback.listen();

  /**
   * @param product the first word of the URL after {@code jdbc:}
   */
  HangUpStage(String product) throws IOException, SQLException {
    url =
        "jdbc:%s://127.0.0.1:%d/pets?user=keeper&password=%s"
            .formatted(product, Loopback.addressOf(listener).getPort(), Secrets.TOKEN);
    driver =
        DriverManager.getDriver(
            url); // loads every driver there is, which is not what the scenario is about
    PeerThread.start(this::hangUp);
  }

  private void hangUp() throws IOException {
    while (true) {
      listener.accept().close();
    }
  }

  String url() {
    return url;
  }

  Driver driver() {
    return driver;
  }

  @Override
  public void clear() throws IOException {
    listener.close();
  }
}
