package com.example.scenarios;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** Addresses of this machine that cost no look-up. */
final class Loopback {
  static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();

  private Loopback() {}

  /** A port of the system's choice. */
  static InetSocketAddress anyPort() {
    return new InetSocketAddress(ADDRESS, 0);
  }

  /** A listener on a port of the system's choice. */
  static ServerSocketChannel listen() throws IOException {
    return ServerSocketChannel.open().bind(anyPort());
  }

  /** Where a listener listens. */
  static InetSocketAddress addressOf(ServerSocketChannel listener) throws IOException {
    return (InetSocketAddress) listener.getLocalAddress();
  }
}
