package io.loopwarden.demo.web;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Measures how late an event loop is, by how late a short timer fires on it. Used on that event
 * loop only, so nothing here needs a lock.
 */
final class EventLoopDelay {
  private static final long PERIOD_MS = 10;
  private static final long PERIOD_NS = TimeUnit.MILLISECONDS.toNanos(PERIOD_MS);
  private static final long WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Vertx vertx;
  private final List<Consumer<Delay>> listeners = new ArrayList<>();
  private long windowStart;
  private long worstNs;

  EventLoopDelay(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The worst delay of one event loop in the short time since the delay before. */
  record Delay(String eventLoop, double milliseconds) {}

  /** Starts measuring the calling event loop. */
  void start() {
    windowStart = System.nanoTime();
    arm(windowStart);
  }

  void add(Consumer<Delay> listener) {
    listeners.add(listener);
  }

  void remove(Consumer<Delay> listener) {
    listeners.remove(listener);
  }

  private void arm(long now) {
    vertx.setTimer(PERIOD_MS, timer -> fired(now + PERIOD_NS));
  }

  private void fired(long due) {
    long now = System.nanoTime();
    worstNs = Math.max(worstNs, now - due);
    if (now - windowStart >= WINDOW_NS) {
      Delay delay = new Delay(Thread.currentThread().getName(), worstNs / 1e6);
      List.copyOf(listeners).forEach(listener -> listener.accept(delay));
      windowStart = now;
      worstNs = 0;
    }
    arm(now);
  }
}
