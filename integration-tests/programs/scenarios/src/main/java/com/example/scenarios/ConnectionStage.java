package com.example.scenarios;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * An open connection whose far end does something once the scenario waits.
 *
 * @param <C> what the scenario holds at its own end
 */
final class ConnectionStage<C extends Closeable> implements Stage {
  private final Rendezvous rendezvous = new Rendezvous();
  private final C near;
  private final SocketChannel far;

  private ConnectionStage(Connector<C> connector, FarEnd farEnd) throws IOException {
    try (ServerSocketChannel listener = Loopback.listen()) {
      near = connector.connect(Loopback.addressOf(listener));
      far = listener.accept();
    }
    PeerThread.start(
        () -> {
          if (rendezvous.arriveLate()) {
            farEnd.play(far);
          }
        });
  }

  /** How a scenario's own end comes to be. */
  interface Connector<C> {
    C connect(InetSocketAddress address) throws IOException;
  }

  /** What the far end does. */
  interface FarEnd {
    void play(SocketChannel connection) throws IOException;
  }

  /** A classic socket. */
  static ConnectionStage<Socket> socket(FarEnd farEnd) throws IOException {
    return new ConnectionStage<>(
        address -> new Socket(address.getAddress(), address.getPort()), farEnd);
  }

  /** A channel in blocking mode. */
  static ConnectionStage<SocketChannel> channel(FarEnd farEnd) throws IOException {
    return new ConnectionStage<>(SocketChannel::open, farEnd);
  }

  /** A far end that sends one line. */
  static void speak(SocketChannel connection) throws IOException {
    connection.write(StandardCharsets.US_ASCII.encode("late\n"));
  }

  /** A far end that reads everything: until it starts to, whoever sends much has to wait. */
  static void listen(SocketChannel connection) throws IOException {
    ByteBuffer sink = ByteBuffer.allocate(1 << 16);
    while (connection.read(sink) >= 0) {
      sink.clear();
    }
  }

  /** The scenario's end. */
  C connection() {
    return near;
  }

  @Override
  public void enter(Thread scenarioThread) {
    rendezvous.enter(scenarioThread);
  }

  @Override
  public void clear() throws IOException {
    rendezvous.cancel();
    near.close();
    far.close();
  }
}
