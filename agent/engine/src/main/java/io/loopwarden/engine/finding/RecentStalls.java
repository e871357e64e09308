package io.loopwarden.engine.finding;

import java.util.HashMap;
import java.util.Map;

/**
 * The stalls that the watchdog saw to go on, until the reporter has judged the calls of their
 * iterations: calls of the same problem are the same occurrence. Both threads use it.
 */
public final class RecentStalls {

  /** Of a stall that took longer than so many times its calls, these are not the story. */
  private static final int MOST_TIMES_LONGER = 4;

  private record SeenStall(
      String fingerprint, long startNanos, boolean hasEnded, long seenUntilNanos) {}

  private final long stallNanos;

  /** The stalls that were seen to go on, by their threads. */
  private final Map<Long, SeenStall> seen = new HashMap<>();

  private volatile long callsJudgedUntilNanos = System.nanoTime();

  /**
   * Makes one that knows of no stall.
   *
   * @param stallNanos from this duration on an iteration is a stall
   */
  RecentStalls(long stallNanos) {
    this.stallNanos = stallNanos;
  }

  /**
   * A stall lasts.
   *
   * @param startNanos when it began, by {@link System#nanoTime()}
   */
  public synchronized void goesOn(Incident stall, long startNanos) {
    seen.values().removeIf(old -> old.hasEnded && areCallsJudgedUntil(old.seenUntilNanos));
    if (stall.kind() == Kind.STALL) {
      seen.put(
          stall.threadId(),
          new SeenStall(stall.fingerprint(), startNanos, false, stall.endNanos()));
    }
  }

  /** The stall of a thread goes on no longer; its calls may have to be judged yet. */
  public synchronized void ended(long threadId) {
    SeenStall stall = seen.get(threadId);
    if (stall != null && !stall.hasEnded) {
      seen.put(
          threadId, new SeenStall(stall.fingerprint, stall.startNanos, true, System.nanoTime()));
    }
  }

  /** The stall of a thread is reported by itself: it is none of its calls. */
  public synchronized void reported(long threadId) {
    seen.remove(threadId);
  }

  /**
   * How long an occurrence of calls held its event loop: since the begin of the stall of the same
   * problem that was seen to go on, if the calls are its story; else as long as the calls took. To
   * be asked once for each occurrence.
   *
   * @param beginNanos when the first of them began, by {@link System#nanoTime()}
   * @param othersNanos how long calls of other problems took in the same iteration
   */
  public synchronized long wholeNanos(Incident calls, long beginNanos, long othersNanos) {
    long durationNanos = calls.durationNanos();
    SeenStall stall = seen.get(calls.threadId());
    if (stall == null
        || beginNanos - stall.startNanos < 0
        || stall.hasEnded && calls.endNanos() - stall.seenUntilNanos > 0
        || !stall.fingerprint.equals(calls.fingerprint())) {
      return durationNanos;
    }
    seen.remove(calls.threadId()); // the thread's next iteration is none of this stall
    long wholeNanos = calls.endNanos() - stall.startNanos - othersNanos;
    return areStory(durationNanos, wholeNanos)
        ? Math.max(durationNanos, wholeNanos)
        : durationNanos;
  }

  private boolean areStory(long callsNanos, long wholeNanos) {
    return callsNanos >= stallNanos || callsNanos * MOST_TIMES_LONGER >= wholeNanos;
  }

  /** All calls of iterations that had ended by a moment of {@link System#nanoTime()} are judged. */
  public void callsJudgedUntil(long nanos) {
    callsJudgedUntilNanos = nanos;
  }

  /** Whether all calls of an iteration that ended at a moment are judged. */
  public boolean areCallsJudgedUntil(long nanos) {
    return callsJudgedUntilNanos - nanos > 0;
  }
}
