package io.loopwarden.engine.record;

import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.engine.work.Work;
import org.jspecify.annotations.Nullable;

/**
 * The ring of one event loop, which starts small: most loops never make more than a few blocking
 * calls. When it is full, the loop continues in a further one of the size of all before it, up to
 * {@link CallRing#CAPACITY} calls in all, as long as there is memory.
 *
 * <p>Concurrency: as with {@link CallRing}. The loop publishes a further ring after its last offer
 * to the one before, so the reporter, once it sees the further one, drains the one before for the
 * last time.
 */
final class CallRings {

  private static final int FIRST = 16;

  /** Rings grow only while others still find room for their first one. */
  private static final double ROOM_TO_GROW = 0.5;

  private static final class Link {
    private final CallRing ring;
    private volatile @Nullable Link next;

    Link(CallRing ring) {
      this.ring = ring;
    }
  }

  private final Allowance memory;

  /** Where the loop writes. */
  private @Nullable Link last;

  /** Where the reporter reads; null until there is a ring. */
  private volatile @Nullable Link first;

  CallRings(Allowance memory) {
    this.memory = memory;
  }

  /** Whether there is room for one more call. Only the event loop may ask. */
  boolean hasRoom() {
    Link current = last;
    if (current == null) {
      current = link(FIRST);
      last = current;
      first = current;
      return current != null;
    }
    return !current.ring.isFull() || grow(current);
  }

  private boolean grow(Link full) {
    int capacity =
        full == first && full.ring.capacity() == FIRST ? FIRST : full.ring.capacity() * 2;
    if (capacity >= CallRing.CAPACITY || memory.isUsedBeyond(ROOM_TO_GROW)) {
      return false;
    }
    Link further = link(capacity);
    if (further == null) {
      return false;
    }
    last = further;
    full.next = further;
    return true;
  }

  private @Nullable Link link(int capacity) {
    return memory.take((long) capacity * MemoryShare.CALL_BYTES)
        ? new Link(new CallRing(capacity))
        : null;
  }

  /** Adds a call for which there is room. */
  void add(CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work) {
    Link current = last;
    if (current != null) {
      current.ring.offer(path, durationNanos, endNanos, unit, work);
    }
  }

  /** A group's calls can be added to the call that was added last. Only the event loop calls it. */
  void open(CallGroup group, long iteration) {
    Link current = last;
    if (current != null) {
      group.isIn(current.ring, current.ring.last(), iteration);
    }
  }

  /** Whether there has been a call. */
  boolean exist() {
    return first != null;
  }

  /** Takes out all calls that are there now. */
  void drain(CallRing.Reader reader) {
    Link current = first;
    while (current != null) {
      Link next = current.next;
      current.ring.drain(reader);
      if (next == null) {
        return;
      }
      first = next;
      giveBack(current);
      current = next;
    }
  }

  /** Gives the memory back: the loop has ended. */
  void close() {
    for (Link link = first; link != null; link = link.next) {
      giveBack(link);
    }
    first = null;
  }

  private void giveBack(Link link) {
    memory.give((long) link.ring.capacity() * MemoryShare.CALL_BYTES);
  }
}
