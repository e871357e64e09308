package io.loopwarden.engine.metrics.otlp;

import io.loopwarden.engine.metrics.Family;
import java.util.List;
import java.util.function.Supplier;

/**
 * Sends the metrics at intervals. What could not be sent is not kept: counts are those since the
 * start, so the next message has it all. Guarded by the {@link Exports}.
 */
final class MetricsExport {

  private final Supplier<List<Family>> numbers;
  private final long intervalNanos;
  private final Resource resource;
  private final Signal signal;
  private final long startMillis = System.currentTimeMillis();
  private long lastNanos;

  MetricsExport(
      Supplier<List<Family>> numbers, long intervalNanos, Resource resource, Signal signal) {
    this.numbers = numbers;
    this.intervalNanos = intervalNanos;
    this.resource = resource;
    this.signal = signal;
    this.lastNanos = System.nanoTime();
  }

  /** Sends the metrics if the interval is over. */
  void run(Deadline deadline) {
    if (System.nanoTime() - lastNanos >= intervalNanos) {
      send(deadline);
    }
  }

  /** Sends the metrics, unless the collector has failed a moment ago. */
  void send(Deadline deadline) {
    if (signal.isReady() && !deadline.isOver()) {
      lastNanos = System.nanoTime();
      byte[] message =
          new MetricsMessage(numbers.get(), startMillis, System.currentTimeMillis()).of(resource);
      signal.send(message, deadline);
    }
  }
}
