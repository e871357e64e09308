package com.example.scenarios;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A listener for a scenario that connects. Its evidence is the number of connections that reached
 * it.
 */
final class ListenerStage implements Stage {
  private final ServerSocketChannel listener;

  ListenerStage() throws IOException {
    listener = Loopback.listen();
  }

  InetSocketAddress address() throws IOException {
    return Loopback.addressOf(listener);
  }

  @Override
  public String evidence() throws IOException {
    listener.configureBlocking(false);
    int connections = 0;
    for (SocketChannel connection = listener.accept();
        connection != null;
        connection = listener.accept()) {
      connection.close();
      connections++;
    }
    return "connections=" + connections;
  }

  @Override
  public void clear() throws IOException {
    listener.close();
  }
}
