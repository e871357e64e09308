package io.loopwarden.engine.metrics.prometheus;

import io.loopwarden.engine.http.HttpPort;
import io.loopwarden.engine.http.Page;
import io.loopwarden.engine.metrics.WayOut;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The port that Prometheus scrapes and that probes of the health ask. A port in use is complained
 * about once, and tried again.
 */
public final class MetricsPort implements WayOut {

  private static final long NANOS_BETWEEN_TRIES = 10_000_000_000L;

  private final HttpPort port;
  private final String description;
  private final Consumer<String> complaints;
  private long triedNanos;
  private boolean hasTried;

  /**
   * Makes a port that is not open; {@link #everySecond} opens it.
   *
   * @param host the name or address to bind to; {@code localhost} is the loopback address
   * @param pages what it serves, by the paths
   * @param complaints gets one sentence if the port cannot be opened
   */
  public MetricsPort(String host, int port, Map<String, Page> pages, Consumer<String> complaints) {
    this.port = new HttpPort("metrics", host, port, pages);
    this.description = "port " + port + " of " + host;
    this.complaints = complaints;
  }

  @Override
  public void everySecond(List<String> groups) {
    long now = System.nanoTime();
    if (port.localPort() != 0 || hasTried && now - triedNanos < NANOS_BETWEEN_TRIES) {
      return;
    }
    triedNanos = now;
    try {
      port.open();
    } catch (IOException | SecurityException e) {
      if (!hasTried) {
        complaints.accept(
            description
                + " cannot be opened for metrics: "
                + e.getMessage()
                + "; it is tried again every 10 s");
      }
    }
    hasTried = true;
  }

  /** The number of the port that is open; 0 if none is. */
  int localPort() {
    return port.localPort();
  }
}
