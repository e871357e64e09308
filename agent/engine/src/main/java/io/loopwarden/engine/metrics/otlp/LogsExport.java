package io.loopwarden.engine.metrics.otlp;

import io.loopwarden.engine.metrics.otlp.Signal.Outcome;
import io.loopwarden.engine.report.Event;
import io.loopwarden.engine.report.EventQueue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends the log's entries in batches. A batch stays until the collector has it, or will never take
 * it: then its entries are counted as lost, as are those that find the queue full meanwhile.
 * Guarded by the {@link Exports}.
 */
final class LogsExport {

  private static final int MOST_EVENTS = 64;

  /** A batch that is refused so often may be what the collector fails on. */
  private static final int MOST_REFUSALS = 10;

  private final EventQueue events;
  private final Resource resource;
  private final Signal signal;
  private byte @Nullable [] batch;
  private int batchEvents;
  private int refusals;

  LogsExport(EventQueue events, Resource resource, Signal signal) {
    this.events = events;
    this.resource = resource;
    this.signal = signal;
  }

  /** Sends what waits, as far as that is possible before the deadline. */
  void run(Deadline deadline) {
    while (signal.isReady() && !deadline.isOver()) {
      byte[] next = batch == null ? takeBatch() : batch;
      if (next == null) {
        return;
      }
      batch = next;
      Outcome outcome = signal.send(next, deadline);
      if (isDone(outcome)) {
        batch = null;
        refusals = 0;
      }
    }
  }

  private byte @Nullable [] takeBatch() {
    List<Event> taken = events.take(MOST_EVENTS);
    if (taken.isEmpty()) {
      return null;
    }
    batchEvents = taken.size();
    return new LogsMessage(taken, System.currentTimeMillis()).of(resource);
  }

  private boolean isDone(Outcome outcome) {
    if (outcome == Outcome.TAKEN) {
      return true;
    }
    boolean isLost =
        outcome == Outcome.REJECTED || outcome == Outcome.REFUSED && ++refusals >= MOST_REFUSALS;
    if (isLost) {
      events.lose(batchEvents);
    }
    return isLost;
  }
}
