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
 */
final class CallRing {

  /** How many calls fit at most: more than a loop can make between two visits of the reporter. */
  static final int CAPACITY = 4096;

  private static final VarHandle WRITTEN;
  private static final VarHandle READ;

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
    WRITTEN.setRelease(this, next + 1);
    return true;
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
      paths[slot] = null;
      works[slot] = null;
      READ.setRelease(this, next + 1);
      if (path != null) {
        reader.call(path, durationNanos, endNanos, unit, work);
      }
    }
  }
}
