package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.watchdog.judging.EndedIteration;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The long iterations of one event loop that have ended and are not judged yet. The loop's thread
 * adds, and does not wait; the watchdog's thread takes. One that finds no place is dropped.
 */
final class EndedIterations implements Iterable<UnjudgedIteration> {

  /** How many wait for the watchdog at most; it comes a hundred times a second. */
  private static final int MOST_WAITING = 256;

  private static final AtomicIntegerFieldUpdater<EndedIterations> WAITING =
      AtomicIntegerFieldUpdater.newUpdater(EndedIterations.class, "waiting");

  private final Queue<UnjudgedIteration> ended = new ConcurrentLinkedQueue<>();

  /** How many are in {@link #ended}; through {@link #WAITING}. */
  private volatile int waiting;

  void add(EndedIteration iteration) {
    if (WAITING.incrementAndGet(this) <= MOST_WAITING) {
      ended.add(new UnjudgedIteration(iteration));
    } else {
      WAITING.decrementAndGet(this);
    }
  }

  /** The next one to judge, or null; it stays until {@link #remove}. */
  @Nullable UnjudgedIteration next() {
    return ended.peek();
  }

  /** All of them. */
  @Override
  public Iterator<UnjudgedIteration> iterator() {
    return ended.iterator();
  }

  /** The next one is judged. */
  void remove() {
    ended.remove();
    WAITING.decrementAndGet(this);
  }

  /** Whether none is left to judge; may be called by any thread. */
  boolean isEmpty() {
    return waiting == 0;
  }
}
