package io.loopwarden.engine.http;

import io.loopwarden.engine.thread.AgentThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A port that serves pages by HTTP.
 *
 * <p>It has a thread that accepts connections and one for each of them. A connection lasts {@link
 * #LONGEST_NANOS} at most, whatever the client does: then the thread that accepts closes it. There
 * are {@link #MOST_CONNECTIONS} at most; further ones are closed at once.
 */
public final class HttpPort implements Runnable {

  /** The name of the loopback address. */
  public static final String LOOPBACK = "localhost";

  private static final int MOST_CONNECTIONS = 8;
  private static final long LONGEST_NANOS = 10_000_000_000L;
  private static final int ACCEPT_MILLIS = 1_000;

  private final String name;
  private final String host;
  private final int port;
  private final Map<String, Page> pages;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket server;

  /**
   * Makes a port that is not open.
   *
   * @param name what its threads are named after
   * @param host the name or address to bind to; {@link #LOOPBACK} is the loopback address
   * @param port its number; 0 for any that is free
   * @param pages the pages by their paths
   */
  public HttpPort(String name, String host, int port, Map<String, Page> pages) {
    this.name = name;
    this.host = host;
    this.port = port;
    this.pages = pages;
  }

  /**
   * Opens it, until the agent's threads end.
   *
   * @throws IOException if it is in use, or the host is not one of this machine
   */
  public void open() throws IOException {
    InetAddress address =
        host.equals(LOOPBACK) ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
    ServerSocket opened = new ServerSocket(port, 0, address);
    opened.setSoTimeout(ACCEPT_MILLIS);
    server = opened;
    AgentThreads.start("loopwarden-" + name + "-port", this);
  }

  /** The number of the port that is open; 0 if none is. */
  public int localPort() {
    ServerSocket opened = server;
    return opened == null ? 0 : opened.getLocalPort();
  }

  @Override
  public void run() {
    ServerSocket opened = server;
    while (opened != null && !AgentThreads.areEnded()) {
      try {
        closeOldConnections();
        accept(opened.accept());
      } catch (SocketTimeoutException e) {
        // nobody has asked
      } catch (Throwable e) {
        AgentThreads.pause(this, ACCEPT_MILLIS * 1_000_000L); // too many open files, no memory
      }
    }
    close(opened); // the agent's start has failed: the next one may open the port
  }

  private void closeOldConnections() {
    for (Connection connection : connections) {
      if (connection.ageNanos() > LONGEST_NANOS) {
        connection.close();
      }
    }
  }

  private static void close(@Nullable ServerSocket opened) {
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (IOException e) {
      // there is nothing left to do about it
    }
  }

  private void accept(Socket socket) {
    Connection connection = new Connection(socket, pages, new AllowedHosts(host), connections);
    if (connections.size() >= MOST_CONNECTIONS) {
      connection.close();
      return;
    }
    connections.add(connection);
    boolean isStarted = false;
    try {
      AgentThreads.start("loopwarden-" + name + "-answer", connection);
      isStarted = true;
    } finally {
      if (!isStarted) { // the host has used up the threads
        connections.remove(connection);
        connection.close();
      }
    }
  }
}
