package io.loopwarden.engine.finding;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What event loops did over time: how long each was busy, and how long what blocked it. The agent's
 * threads note it, any thread reads. Of more event loops than there is room for, those are kept
 * that something was noted of last.
 */
public final class History {

  private static final int MOST_LOOPS = 256;

  /** How long they were busy, and the causes of all together. */
  private static final int MOST_TIMES = 448;

  private static final int LOOP_BYTES = 160;

  /** What all of it takes at most. */
  static final int BYTES = MOST_LOOPS * LOOP_BYTES + MOST_TIMES * LoopTimeSlots.TIME_BYTES;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long startMillis = System.currentTimeMillis();
  private final long startNanos = System.nanoTime();

  /** In the order in which something was noted of them, by the id of the thread. */
  private final Map<Long, LoopTimeSlots> loops = new LinkedHashMap<>(16, 0.75f, true);

  private int times;

  /**
   * Notes what has ended.
   *
   * @param finding the problem that it is an occurrence of; null if it is of none that is kept
   */
  void ended(Incident incident, @Nullable Finding finding) {
    long endNanos = incident.endNanos() - startNanos;
    if (finding != null) {
      finding.sightings().ended(endNanos, incident.durationNanos());
    }
    boolean isOfPlatform = incident.kind() == Kind.PLATFORM_STALL;
    long blockedNanos = incident.ownNanos(); // calls in a stall are incidents of their own
    boolean isKept = finding != null || isOfPlatform && !incident.isCountedElsewhere();
    if (isKept && incident.threadId() != Incident.NO_EVENT_LOOP && blockedNanos > 0) {
      try {
        took(incident, isOfPlatform, endNanos, blockedNanos);
      } catch (OutOfMemoryError e) {
        // the host's: the occurrence counts, and the event loop's history lacks it
      }
    }
  }

  private synchronized void took(
      Incident incident, boolean isOfPlatform, long endNanos, long nanos) {
    LoopTimeSlots loop = ofLoop(incident.threadId());
    times -= loop.count();
    loop.took(incident.cause(), isOfPlatform, endNanos - incident.durationNanos(), endNanos, nanos);
    times += loop.count();
    makeRoom();
  }

  /**
   * Notes how long an event loop was busy between two moments by {@link System#nanoTime()}.
   *
   * @param threadId the id of its thread
   */
  public synchronized void busy(long threadId, long fromNanos, long toNanos, long busyNanos) {
    if (busyNanos > 0) {
      ofLoop(threadId).busy(fromNanos - startNanos, toNanos - startNanos, busyNanos);
      makeRoom();
    }
  }

  private LoopTimeSlots ofLoop(long threadId) {
    LoopTimeSlots loop = loops.get(threadId);
    if (loop == null) {
      loop = new LoopTimeSlots();
      loops.put(threadId, loop);
      times += loop.count();
    }
    return loop;
  }

  private void makeRoom() {
    Iterator<LoopTimeSlots> eldest = loops.values().iterator();
    while (loops.size() > MOST_LOOPS || times > MOST_TIMES) {
      times -= eldest.next().count();
      eldest.remove();
    }
  }

  /** What is known of an event loop; null if nothing is. */
  public synchronized @Nullable LoopHistory ofThread(long threadId) {
    LoopTimeSlots loop = loops.get(threadId);
    return loop == null ? null : loop.copy();
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
