package com.example.operations;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** A server whose behaviour towards each connection a probe decides. */
final class Peer implements AutoCloseable {

  /** What to do with a connection. */
  interface Behaviour {
    void serve(Socket connection) throws IOException;
  }

  private final ServerSocket server;
  private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

  private Peer(ServerSocket server) {
    this.server = server;
  }

  /** A server on a free port. */
  static Peer that(Workbench bench, Behaviour behaviour) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReceiveBufferSize(4096);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Peer peer = bench.closing(new Peer(server));
    Thread thread = new Thread(() -> peer.run(behaviour), "peer");
    thread.setDaemon(true);
    thread.start();
    return peer;
  }

  /** A server that says a few bytes after a while. */
  static Peer thatSpeaksLate(Workbench bench) throws IOException {
    return that(
        bench,
        connection -> {
          pause();
          connection.getOutputStream().write(new byte[16]);
        });
  }

  /** A server that begins to read after a while. */
  static Peer thatListensLate(Workbench bench) throws IOException {
    return that(
        bench,
        connection -> {
          pause();
          InputStream in = connection.getInputStream();
          while (in.read(new byte[65_536]) >= 0) {
            // reads until the other side closes
          }
        });
  }

  /** A server that hangs up after a while. */
  static Peer thatHangsUpLate(Workbench bench) throws IOException {
    return that(
        bench,
        connection -> {
          pause();
          connection.close();
        });
  }

  static void pause() {
    LockSupport.parkNanos(Workbench.PAUSE_MILLIS * 1_000_000);
  }

  private void run(Behaviour behaviour) {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        Thread thread = new Thread(() -> serve(connection, behaviour), "peer's connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // closed
    }
  }

  private static void serve(Socket connection, Behaviour behaviour) {
    try {
      behaviour.serve(connection);
    } catch (IOException e) {
      // the probe is over
    }
  }

  int port() {
    return server.getLocalPort();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
