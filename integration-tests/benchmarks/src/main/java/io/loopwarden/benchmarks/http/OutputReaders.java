package io.loopwarden.benchmarks.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What reads the outputs of a server's agent: a scraper, a browser with the live page, a collector.
 * Scraper and collector come every five seconds, three times as often as they do by default. While
 * they are switched off, nobody asks, and the collector's answer has to be waited for, so that
 * nothing is sent to it either.
 */
public final class OutputReaders implements AutoCloseable {

  private static final int SECONDS_BETWEEN_SCRAPES = 5;
  private static final int SECONDS_BETWEEN_PAGES = 2;

  private final int metricsPort = freePort();
  private final int pagePort = freePort();
  private final HttpServer collector;
  private final ExecutorService answers = Executors.newCachedThreadPool();
  private final ScheduledExecutorService askers = Executors.newScheduledThreadPool(2);
  private final AtomicInteger scrapes = new AtomicInteger();
  private final AtomicInteger pages = new AtomicInteger();
  private final AtomicInteger exports = new AtomicInteger();
  private boolean isOn;
  private boolean isClosed;

  public OutputReaders() {
    try {
      collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    collector.setExecutor(answers);
    collector.createContext("/", this::collect);
    collector.start();
    askers.scheduleWithFixedDelay(
        () -> ask(metricsPort, "/metrics", scrapes), 1, SECONDS_BETWEEN_SCRAPES, TimeUnit.SECONDS);
    askers.scheduleWithFixedDelay(
        () -> ask(pagePort, "/events", pages), 1, SECONDS_BETWEEN_PAGES, TimeUnit.SECONDS);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The agent's options for all outputs, of which files go to a folder. */
  public List<String> options(Path folder) {
    return List.of(
        "metrics.port=" + metricsPort,
        "page.port=" + pagePort,
        "jmx=true",
        "metrics.bridge=auto",
        "otlp.endpoint=http://localhost:" + collector.getAddress().getPort(),
        "otlp.interval=" + SECONDS_BETWEEN_SCRAPES + "s",
        "histograms.file=" + folder.resolve("histograms.hlog"),
        "timeline.file=" + folder.resolve("timeline.json"),
        "report.file=" + folder.resolve("report.html"),
        "results=" + folder.resolve("results"));
  }

  /** Lets all of them read, or none. */
  public synchronized void turn(boolean on) {
    isOn = on;
    notifyAll();
  }

  private synchronized boolean isOn() {
    return isOn;
  }

  private void ask(int port, String path, AtomicInteger answered) {
    if (!isOn()) {
      return;
    }
    try {
      URI.create("http://localhost:" + port + path).toURL().openStream().readAllBytes();
      answered.incrementAndGet();
    } catch (IOException e) {
      // it does not count, and is missed in the end
    }
  }

  private void collect(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    awaitTurn();
    byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
    exports.incrementAndGet();
  }

  private synchronized void awaitTurn() {
    try {
      while (!isOn && !isClosed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fails if one of the outputs was never read: then it cost nothing. */
  public void requireAllRead() {
    if (scrapes.get() == 0 || pages.get() == 0 || exports.get() == 0) {
      throw new IllegalStateException(
          "scrapes %d, pages %d, exports %d".formatted(scrapes.get(), pages.get(), exports.get()));
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
    askers.shutdownNow();
    collector.stop(0);
    answers.shutdownNow();
  }
}
