package io.loopwarden.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The log's entries for an output beside the log, until it takes them. Bounded: an entry that finds
 * the queue full is lost, and counted. Any thread of the agent may add; one takes.
 */
public final class EventQueue {

  /** With their stacks, so many take about 2 MB. */
  private static final int CAPACITY = 256;

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong lost = new AtomicLong();

  /** Makes an empty queue. */
  public EventQueue() {}

  /** Adds an entry, or counts it as lost; never waits. */
  public void add(Event event) {
    if (!events.offer(event)) {
      lost.incrementAndGet();
    }
  }

  /** Takes the oldest entries; none if none waits. */
  public List<Event> take(int most) {
    List<Event> taken = new ArrayList<>();
    events.drainTo(taken, most);
    return taken;
  }

  /** Counts entries that were taken and could not be handed on. */
  public void lose(int number) {
    lost.addAndGet(number);
  }

  /** How many entries were lost. */
  public long lost() {
    return lost.get();
  }
}
