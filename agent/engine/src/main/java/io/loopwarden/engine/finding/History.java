package io.loopwarden.engine.finding;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What event loops did over time: how long each was busy, and how long what counts blocked it. The
 * agent's threads note it, any thread reads. Of more than {@value #MOST_LOOPS} event loops, those
 * are kept that something was noted of last.
 */
public final class History {

  private static final int SLOTS = 120;
  private static final int MOST_LOOPS = 256;
  private static final int LOOP_BYTES = 2 * TimeSlots.bytes(SLOTS) + 128;

  /** What all of it takes at most. */
  static final int BYTES = MOST_LOOPS * LOOP_BYTES;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long startMillis = System.currentTimeMillis();
  private final long startNanos = System.nanoTime();
  private final Map<Long, OfLoop> loops = new LastNoted();

  /** What is kept of one event loop. Guarded by the history. */
  private static final class OfLoop {
    private final TimeSlots busy = new TimeSlots(SLOTS);
    private final TimeSlots blocked = new TimeSlots(SLOTS);
    private long blockedNanos;
  }

  private static final class LastNoted extends LinkedHashMap<Long, OfLoop> {
    private static final long serialVersionUID = 1L;

    LastNoted() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, OfLoop> eldest) {
      return size() > MOST_LOOPS;
    }
  }

  /**
   * One event loop over time, as a copy.
   *
   * @param busy how long it was busy
   * @param blocked how long what counts blocked it
   * @param blockedNanos how long in all
   */
  public record LoopHistory(TimeSlots busy, TimeSlots blocked, long blockedNanos) {}

  /** Notes an occurrence of a problem that has ended. */
  void ended(Incident incident, Finding finding) {
    long endNanos = incident.endNanos() - startNanos;
    finding.sightings().ended(endNanos, incident.durationNanos());
    long threadId = incident.threadId();
    long blockedNanos = incident.ownNanos(); // calls in a stall are incidents of their own
    boolean isOfApplication = incident.kind() != Kind.PLATFORM_STALL;
    if (threadId != Incident.NO_EVENT_LOOP && blockedNanos > 0 && isOfApplication) {
      try {
        blocked(threadId, endNanos, incident.durationNanos(), blockedNanos);
      } catch (OutOfMemoryError e) {
        // the host's: the occurrence counts, and the event loop's history lacks it
      }
    }
  }

  private synchronized void blocked(
      long threadId, long endNanos, long durationNanos, long blockedNanos) {
    OfLoop loop = ofLoop(threadId);
    loop.blocked.add(endNanos - durationNanos, endNanos, blockedNanos);
    loop.blockedNanos += blockedNanos;
  }

  /**
   * Notes how long an event loop was busy between two moments by {@link System#nanoTime()}.
   *
   * @param threadId the id of its thread
   */
  public synchronized void busy(long threadId, long fromNanos, long toNanos, long busyNanos) {
    if (busyNanos > 0) {
      ofLoop(threadId).busy.add(fromNanos - startNanos, toNanos - startNanos, busyNanos);
    }
  }

  private OfLoop ofLoop(long threadId) {
    OfLoop loop = loops.get(threadId);
    if (loop == null) {
      loop = new OfLoop();
      loops.put(threadId, loop);
    }
    return loop;
  }

  /** What is known of an event loop; null if nothing is. */
  public synchronized @Nullable LoopHistory ofThread(long threadId) {
    OfLoop loop = loops.get(threadId);
    return loop == null
        ? null
        : new LoopHistory(loop.busy.copy(), loop.blocked.copy(), loop.blockedNanos);
  }

  /** How long it has gone on, in nanoseconds. */
  public long ageNanos() {
    return System.nanoTime() - startNanos;
  }

  /** A moment since the beginning as milliseconds since the epoch. */
  public long millisAt(long nanosSinceStart) {
    return startMillis + nanosSinceStart / NANOS_PER_MILLI;
  }
}
