package io.loopwarden.engine.finding;

import java.util.HashMap;
import java.util.Map;

/**
 * The occurrences of blocking calls that were judged last, and the stalls that go on. A stall whose
 * problem is that of calls in its iteration is the same occurrence, seen from outside. The
 * reporter's thread brings calls, the watchdog's stalls; it asks for a stall that has ended once it
 * knows that the calls of its iteration are here.
 */
public final class RecentCalls {

  /** Of more calls than these, in the time until a stall is judged, one would not be recognised. */
  private static final int MOST = 128;

  /** Of a stall that took longer than so many times its calls, these are not the story. */
  private static final int MOST_TIMES_LONGER = 4;

  private record SeenStall(
      String fingerprint, long startNanos, boolean hasEnded, long seenUntilNanos) {}

  private record Call(String fingerprint, long threadId, long endNanos, long durationNanos) {}

  private final long stallNanos;
  private final Call[] calls = new Call[MOST];

  /** The stalls that were seen to go on, by their threads, until their calls are judged. */
  private final Map<Long, SeenStall> seen = new HashMap<>();

  private int next;
  private volatile long judgedUntilNanos = System.nanoTime();

  /**
   * Makes one without calls.
   *
   * @param stallNanos from this duration on an iteration is a stall
   */
  RecentCalls(long stallNanos) {
    this.stallNanos = stallNanos;
  }

  /**
   * A stall lasts.
   *
   * @param startNanos when it began, by {@link System#nanoTime()}
   */
  public synchronized void stallGoesOn(Incident stall, long startNanos) {
    seen.values().removeIf(old -> old.hasEnded && areJudgedUntil(old.seenUntilNanos));
    if (stall.kind() == Kind.STALL) {
      seen.put(
          stall.threadId(),
          new SeenStall(stall.fingerprint(), startNanos, false, stall.endNanos()));
    }
  }

  /** The stall of a thread goes on no longer; its calls may have to be judged yet. */
  public synchronized void stallEnded(long threadId) {
    SeenStall stall = seen.get(threadId);
    if (stall != null && !stall.hasEnded) {
      seen.put(
          threadId, new SeenStall(stall.fingerprint, stall.startNanos, true, System.nanoTime()));
    }
  }

  /** The stall of a thread is reported by itself: it is none of its calls. */
  public synchronized void stallReported(long threadId) {
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
    boolean isStory =
        durationNanos >= stallNanos || durationNanos * MOST_TIMES_LONGER >= wholeNanos;
    return isStory ? Math.max(durationNanos, wholeNanos) : durationNanos;
  }

  /** Notes an occurrence. */
  synchronized void add(Incident call) {
    calls[next] =
        new Call(call.fingerprint(), call.threadId(), call.endNanos(), call.durationNanos());
    next = (next + 1) % MOST;
  }

  /** Whether calls of the stall's problem took a good part of its iteration. */
  synchronized boolean tell(Incident stall) {
    String fingerprint = stall.fingerprint();
    long endNanos = stall.endNanos();
    long durationNanos = stall.durationNanos();
    long sumNanos = 0;
    for (Call call : calls) {
      if (call != null
          && call.threadId == stall.threadId()
          && endNanos - call.endNanos >= 0
          && endNanos - call.endNanos < durationNanos
          && call.fingerprint.equals(fingerprint)) {
        sumNanos += call.durationNanos;
      }
    }
    return sumNanos * MOST_TIMES_LONGER >= durationNanos;
  }

  /** All calls of iterations that had ended by a moment of {@link System#nanoTime()} are judged. */
  public void judgedUntil(long nanos) {
    judgedUntilNanos = nanos;
  }

  /** Whether all calls of an iteration that ended at a moment are judged. */
  public boolean areJudgedUntil(long nanos) {
    return judgedUntilNanos - nanos > 0;
  }
}
