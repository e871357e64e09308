package io.loopwarden.engine.record;

import io.loopwarden.engine.work.Work;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Carries blocking calls from one event loop to the reporter: bounded, and never waiting on either
 * side.
 *
 * <p>Assumptions: {@link #offer} is called by one thread only, the event loop, and {@link #drain}
 * by one only, the reporter. Guarantees: both are wait-free; calls arrive in order, each once; when
 * the ring is full, {@code offer} says so and the call is lost. The writer publishes a slot by
 * releasing {@code written} after filling it, the reader hands it back by releasing {@code read}
 * after emptying it, and each acquires the other's counter. No compare-and-set, no allocation:
 * about ten nanoseconds a call. One ring per loop, and not one for all, so that loops do not
 * contend.
 *
 * <p>In a flood the loop adds further calls to one that it has offered, see {@link #addTo}. Their
 * number and sum are one word of the slot, so both change at once. The loop replaces the word by
 * compare-and-set, the reader by {@link #TAKEN}, once: a call is either in what the reader took, or
 * its addition fails and the loop offers it. The loop never tries twice, so it waits for nothing.
 * It adds to a slot only as long as it has not itself filled that slot again.
 */
final class CallRing {

  /** How many calls fit at most: more than a loop can make between two visits of the reporter. */
  static final int CAPACITY = 4096;

  private static final VarHandle WRITTEN;
  private static final VarHandle READ;
  private static final VarHandle FURTHER = MethodHandles.arrayElementVarHandle(long[].class);

  /** The reader has the call: nothing can be added to it. */
  private static final long TAKEN = -1;

  /** The lower bits of a word count further calls, those above them their nanoseconds. */
  private static final int COUNT_BITS = 24;

  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

  /** Well above what a loop can add before the reader comes; beyond it, nothing is added. */
  private static final long MOST_FURTHER_NANOS = 1L << 62 - COUNT_BITS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      WRITTEN = lookup.findVarHandle(CallRing.class, "written", long.class);
      READ = lookup.findVarHandle(CallRing.class, "read", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int capacity;
  private final @Nullable CallPath[] paths;
  private final long[] durationsNanos;
  private final long[] endsNanos;
  private final long[] units;
  private final @Nullable Work[] works;

  /** For each slot, how many further calls there were, and how long they took. */
  private final long[] further;

  @SuppressWarnings("unused") // through WRITTEN
  private long written;

  @SuppressWarnings("unused") // through READ
  private long read;

  /** What the reporter does with a call. */
  interface Reader {
    /**
     * Reads a call.
     *
     * @param unit identifies the loop's unit of work, see {@link WorkUnit}
     */
    void call(CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work);

    /**
     * Reads the calls that were added to the one before.
     *
     * @param calls how many
     * @param durationNanos how long they took together
     */
    void further(
        CallPath path,
        int calls,
        long durationNanos,
        long endNanos,
        long unit,
        @Nullable Work work);
  }

  /** Makes a ring of {@link #CAPACITY}. */
  CallRing() {
    this(CAPACITY);
  }

  /**
   * Makes an empty ring.
   *
   * @param capacity how many calls fit: a power of two
   */
  CallRing(int capacity) {
    this.capacity = capacity;
    this.paths = new CallPath[capacity];
    this.durationsNanos = new long[capacity];
    this.endsNanos = new long[capacity];
    this.units = new long[capacity];
    this.works = new Work[capacity];
    this.further = new long[capacity];
  }

  int capacity() {
    return capacity;
  }

  /** Whether {@link #offer} would say that there is no room. Only the event loop may ask. */
  boolean isFull() {
    return (long) WRITTEN.get(this) - (long) READ.getAcquire(this) >= capacity;
  }

  /** Adds a call, or returns false if there is no room. */
  boolean offer(CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work) {
    long next = (long) WRITTEN.get(this);
    if (next - (long) READ.getAcquire(this) >= capacity) {
      return false;
    }
    int slot = (int) next & capacity - 1;
    paths[slot] = path;
    durationsNanos[slot] = durationNanos;
    endsNanos[slot] = endNanos;
    units[slot] = unit;
    works[slot] = work;
    further[slot] = 0;
    WRITTEN.setRelease(this, next + 1);
    return true;
  }

  /** The number of the call that was offered last. Only the event loop may ask. */
  long last() {
    return (long) WRITTEN.get(this) - 1;
  }

  /**
   * Adds a call to one that was offered before, of the same path and iteration. Returns false if
   * the reader has that one.
   *
   * @param number the number of the call that was offered
   */
  boolean addTo(long number, long durationNanos) {
    if ((long) WRITTEN.get(this) - number > capacity) {
      return false; // another call has the slot
    }
    int slot = (int) number & capacity - 1;
    long before = (long) FURTHER.getVolatile(further, slot);
    if (before == TAKEN
        || (before & COUNT_MASK) == COUNT_MASK
        || (before >>> COUNT_BITS) + durationNanos > MOST_FURTHER_NANOS) {
      return false;
    }
    long after = before + (durationNanos << COUNT_BITS) + 1;
    return FURTHER.compareAndSet(further, slot, before, after);
  }

  /** Takes out all calls that are there now. */
  void drain(Reader reader) {
    long end = (long) WRITTEN.getAcquire(this);
    for (long next = (long) READ.get(this); next < end; next++) {
      int slot = (int) next & capacity - 1;
      CallPath path = paths[slot];
      long durationNanos = durationsNanos[slot];
      long endNanos = endsNanos[slot];
      long unit = units[slot];
      Work work = works[slot];
      long added = (long) FURTHER.getAndSet(further, slot, TAKEN);
      paths[slot] = null;
      works[slot] = null;
      READ.setRelease(this, next + 1);
      if (path != null) {
        reader.call(path, durationNanos, endNanos, unit, work);
        if (added != 0) {
          int calls = (int) (added & COUNT_MASK);
          reader.further(path, calls, added >>> COUNT_BITS, endNanos, unit, work);
        }
      }
    }
  }
}
