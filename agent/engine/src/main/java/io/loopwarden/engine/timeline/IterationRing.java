package io.loopwarden.engine.timeline;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The iterations that have ended, until the timeline takes them. All event loops write, one thread
 * reads.
 *
 * <p>Concurrency: a loop claims a slot by one compare-and-set, fills it, and publishes it by
 * storing the slot's number last. It never waits: a loop that another one is ahead of tries the
 * next slot, and one that finds the ring full counts its iteration as lost. The reader gives slots
 * back in their order; it stops at one that is claimed and not yet published.
 */
final class IterationRing {

  /** A power of two: 128 KB. */
  private static final int SLOTS = 4096;

  private static final int NUMBER = 0;
  private static final int THREAD = 1;
  private static final int START = 2;
  private static final int END = 3;
  private static final int WIDTH = 4;

  /** Gets an iteration. */
  interface Reader {
    void read(long threadId, long startNanos, long endNanos);
  }

  private final AtomicLongArray cells = new AtomicLongArray(SLOTS * WIDTH);
  private final AtomicLong claimed = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private volatile long taken;

  /** Adds an iteration. Runs on the loop's thread. */
  void add(long threadId, long startNanos, long endNanos) {
    long slot;
    do {
      slot = claimed.get();
      if (slot - taken >= SLOTS) {
        lost.incrementAndGet();
        return;
      }
    } while (!claimed.compareAndSet(slot, slot + 1));
    int cell = cellOf(slot);
    cells.setPlain(cell + THREAD, threadId);
    cells.setPlain(cell + START, startNanos);
    cells.setPlain(cell + END, endNanos);
    cells.setRelease(cell + NUMBER, slot + 1);
  }

  /** Takes all iterations that were added. */
  void drain(Reader reader) {
    long slot = taken;
    int cell = cellOf(slot);
    while (cells.getAcquire(cell + NUMBER) == slot + 1) {
      reader.read(
          cells.getPlain(cell + THREAD), cells.getPlain(cell + START), cells.getPlain(cell + END));
      slot++;
      taken = slot;
      cell = cellOf(slot);
    }
  }

  private static int cellOf(long slot) {
    return (int) (slot & SLOTS - 1) * WIDTH;
  }

  /** How many iterations found no room. */
  long lost() {
    return lost.get();
  }
}
