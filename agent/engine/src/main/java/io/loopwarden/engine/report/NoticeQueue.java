package io.loopwarden.engine.report;

import io.loopwarden.engine.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for the reporter's thread to write them. Bounded: an event that finds the queue
 * full is lost. Any thread may add; the reporter's thread takes.
 *
 * <p>Warnings about the agent itself are also kept as text until the start is over, for whoever has
 * attached the agent.
 */
final class NoticeQueue {

  /** How many events wait at most. */
  private static final int CAPACITY = 1000;

  /** How many warnings of the start are kept. */
  private static final int MOST_WARNINGS = 20;

  private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  /** Guarded by itself. */
  private final List<String> warnings = new ArrayList<>();

  private volatile boolean starting = true;

  /** Adds an event; false if the queue is full. */
  boolean add(Event event) {
    if (size.incrementAndGet() > CAPACITY) {
      size.decrementAndGet();
      return false;
    }
    events.add(event);
    return true;
  }

  /** Adds a warning about the agent itself; false if the queue is full. */
  boolean warn(Event event) {
    if (starting) {
      synchronized (warnings) {
        if (warnings.size() < MOST_WARNINGS) {
          warnings.add(PlainText.line(event.message()));
        }
      }
    }
    return add(event);
  }

  /** Takes the oldest event, or null if none waits. */
  @Nullable Event poll() {
    Event event = events.poll();
    if (event != null) {
      size.decrementAndGet();
    }
    return event;
  }

  /** The warnings so far, one line each; none is kept from now on. */
  List<String> endOfStart() {
    starting = false;
    synchronized (warnings) {
      List<String> all = new ArrayList<>(warnings);
      warnings.clear();
      return all;
    }
  }
}
