package com.example.libraries;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** A server that accepts connections and never says a word. */
final class SilentServer {
  /** Held until the program ends: a socket that nobody refers to is closed. */
  private static final List<ServerSocket> OPEN = new ArrayList<>();

  private SilentServer() {}

  /** Starts one, and returns its port. */
  static int start() throws IOException {
    ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    OPEN.add(socket);
    return socket.getLocalPort();
  }
}
