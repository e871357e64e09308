package com.example.scenarios;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** What someone else sends to a scenario that waits. */
final class Calls {
  private Calls() {}

  /** Connects and hangs up. */
  static void connection(SocketAddress address) throws IOException {
    SocketChannel.open(address).close();
  }

  /** Sends a small datagram. */
  static void datagram(SocketAddress address) throws IOException {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.send(StandardCharsets.US_ASCII.encode("late"), address);
    }
  }
}
