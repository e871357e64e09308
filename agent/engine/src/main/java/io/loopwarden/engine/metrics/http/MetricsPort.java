package io.loopwarden.engine.metrics.http;

import io.loopwarden.engine.metrics.WayOut;
import io.loopwarden.engine.thread.AgentThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A port that serves one page by HTTP. A port in use is complained about once, and tried again.
 *
 * <p>It has a thread that accepts connections and one for each of them. A connection lasts {@link
 * #LONGEST_NANOS} at most, whatever the client does: then the metrics' own thread closes it. There
 * are {@link #MOST_CONNECTIONS} at most; further ones are closed at once.
 */
public final class MetricsPort implements WayOut, Runnable {

  private static final int MOST_CONNECTIONS = 8;
  private static final long LONGEST_NANOS = 10_000_000_000L;
  private static final long NANOS_BETWEEN_TRIES = 10_000_000_000L;
  private static final int ACCEPT_MILLIS = 1_000;
  private static final String LOOPBACK = "localhost";

  private final String host;
  private final int port;
  private final Page page;
  private final Consumer<String> complaints;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket server;
  private long triedNanos;
  private boolean hasTried;

  /**
   * Makes a port that is not open; {@link #everySecond} opens it.
   *
   * @param host the name or address to bind to; {@code localhost} is the loopback address
   * @param complaints gets one sentence if the port cannot be opened
   */
  public MetricsPort(String host, int port, Page page, Consumer<String> complaints) {
    this.host = host;
    this.port = port;
    this.page = page;
    this.complaints = complaints;
  }

  @Override
  public void everySecond(List<String> groups) {
    if (server == null) {
      open();
    }
    for (Connection connection : connections) {
      if (connection.ageNanos() > LONGEST_NANOS) {
        connection.close();
      }
    }
  }

  private void open() {
    long now = System.nanoTime();
    if (hasTried && now - triedNanos < NANOS_BETWEEN_TRIES) {
      return;
    }
    triedNanos = now;
    try {
      InetAddress address =
          host.equals(LOOPBACK) ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
      ServerSocket opened = new ServerSocket(port, 0, address);
      opened.setSoTimeout(ACCEPT_MILLIS);
      server = opened;
      AgentThreads.start("loopwarden-metrics-port", this);
    } catch (IOException | SecurityException e) {
      if (!hasTried) {
        complaints.accept(
            "port "
                + port
                + " of "
                + host
                + " cannot be opened for metrics: "
                + e.getMessage()
                + "; it is tried again every 10 s");
      }
    }
    hasTried = true;
  }

  /** The port that is open; 0 if none is. */
  int localPort() {
    ServerSocket opened = server;
    return opened == null ? 0 : opened.getLocalPort();
  }

  @Override
  public void run() {
    ServerSocket opened = server;
    while (opened != null && !AgentThreads.areEnded()) {
      try {
        accept(opened.accept());
      } catch (SocketTimeoutException e) {
        // nobody has asked
      } catch (Throwable e) {
        AgentThreads.pause(this, ACCEPT_MILLIS * 1_000_000L); // too many open files, no memory
      }
    }
    close(opened); // the agent's start has failed: the next one may open the port
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
    Connection connection = new Connection(socket, page, new OwnNames(host), connections);
    if (connections.size() >= MOST_CONNECTIONS) {
      connection.close();
      return;
    }
    connections.add(connection);
    boolean isStarted = false;
    try {
      AgentThreads.start("loopwarden-metrics-answer", connection);
      isStarted = true;
    } finally {
      if (!isStarted) { // the host has used up the threads
        connections.remove(connection);
        connection.close();
      }
    }
  }
}
