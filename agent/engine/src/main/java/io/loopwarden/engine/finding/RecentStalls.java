package io.loopwarden.engine.finding;

import io.loopwarden.engine.finding.EndedStall.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stalls that the watchdog saw, until they and the calls of their iterations are judged: calls
 * of the same problem are the same occurrence. The watchdog's thread adds stalls, the reporter's
 * asks for them.
 */
public final class RecentStalls {

  /** Of a stall that took longer than so many times its calls, these are not the story. */
  private static final int MOST_TIMES_LONGER = 4;

  /** Of more stalls than these, in the time until their calls are judged, one is not found. */
  private static final int MOST_ENDED = 256;

  /**
   * The time of an occurrence of calls.
   *
   * @param endNanos when it ended, by {@link System#nanoTime()}
   * @param isLoading whether its event loop loaded code for most of the time besides the calls
   * @param loop what a stall holds as far as is known, which was these calls and has ended; or null
   */
  public record Whole(long durationNanos, long endNanos, boolean isLoading, @Nullable Object loop) {

    private static Whole of(Incident calls) {
      return new Whole(calls.durationNanos(), calls.endNanos(), false, null);
    }
  }

  private record SeenStall(
      String fingerprint,
      @Nullable Object loop,
      long startNanos,
      boolean hasEnded,
      long seenUntilNanos) {}

  private final long stallNanos;

  /** The stalls that were seen to go on, by their threads. */
  private final Map<Long, SeenStall> seen = new HashMap<>();

  /** Those that have ended and are not judged, the oldest first. */
  private final List<EndedStall> ended = new ArrayList<>();

  private volatile long callsJudgedUntilNanos = System.nanoTime();
  private volatile boolean isWatched;
  private volatile long knownUntilNanos;

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
   * @param loop what it holds, as the judge knows it
   * @param startNanos when it began, by {@link System#nanoTime()}
   */
  public synchronized void goesOn(Incident stall, Object loop, long startNanos) {
    seen.values().removeIf(old -> old.hasEnded && areCallsJudgedUntil(old.seenUntilNanos));
    if (stall.kind() == Kind.STALL) {
      seen.put(
          stall.threadId(),
          new SeenStall(stall.fingerprint(), loop, startNanos, false, stall.endNanos()));
    }
  }

  /** Whether a stall of a thread was seen that is not judged, whether it goes on or has ended. */
  public synchronized boolean isSeen(long threadId) {
    return seen.containsKey(threadId);
  }

  /** The stall of a thread goes on no longer; its calls may have to be judged yet. */
  public synchronized void ended(long threadId) {
    SeenStall stall = seen.get(threadId);
    if (stall != null && !stall.hasEnded) {
      seen.put(
          threadId,
          new SeenStall(stall.fingerprint, null, stall.startNanos, true, System.nanoTime()));
    }
  }

  /**
   * A stall has ended, and is judged once the calls of its iteration are.
   *
   * @param isLoading whether it loaded code, which happens once: calls of its problem, which will
   *     be there the next time, are its story however short they were
   */
  public synchronized void endedAs(Incident stall, boolean isLoading) {
    if (ended.size() == MOST_ENDED) {
      ended.remove(0);
    }
    ended.add(new EndedStall(stall, isLoading));
  }

  /**
   * Decides that a stall is reported as itself, unless calls that are judged stand for it. From now
   * on, calls of its problem count as the stall.
   *
   * @return whether it is
   */
  synchronized boolean isReportedAsItself(Incident stall) {
    for (EndedStall each : ended) {
      if (each.isOf(stall) && each.form == Form.UNDECIDED) {
        each.form = Form.STALL;
      }
      if (each.isOf(stall)) {
        return each.form == Form.STALL;
      }
    }
    return true;
  }

  /** A stall is judged: it is known here as long as calls of its iteration may come. */
  public synchronized void judged(Incident stall) {
    seen.remove(stall.threadId());
    ended.removeIf(each -> each.isOf(stall) && each.form != Form.STALL);
    ended.removeIf(each -> each.form == Form.STALL && areCallsJudgedUntil(each.endNanos));
  }

  /**
   * How long an occurrence of calls held its event loop: as long as the stall of the same problem
   * in its iteration, if the calls are its story; without a stall as long as the calls took. Null
   * if they count as a part of their stall, which is reported. To be asked once for each
   * occurrence.
   *
   * @param beginNanos when the first of them began, by {@link System#nanoTime()}
   * @param othersNanos how long calls of other problems took in the same iteration
   */
  public synchronized @Nullable Whole whole(Incident calls, long beginNanos, long othersNanos) {
    EndedStall known = endedStallOf(calls.threadId(), beginNanos);
    if (known != null) {
      return known.fingerprint.equals(calls.fingerprintOfStall())
          ? whole(known, calls, othersNanos)
          : Whole.of(calls);
    }
    SeenStall stall = seen.get(calls.threadId());
    if (stall == null
        || beginNanos - stall.startNanos < 0
        || stall.hasEnded && calls.endNanos() - stall.seenUntilNanos > 0
        || !stall.fingerprint.equals(calls.fingerprintOfStall())) {
      return Whole.of(calls);
    }
    seen.remove(calls.threadId()); // the thread's next iteration is none of this stall
    long wholeNanos = calls.endNanos() - stall.startNanos - othersNanos;
    return areGoodPart(calls.durationNanos(), wholeNanos)
        ? new Whole(
            Math.max(calls.durationNanos(), wholeNanos), calls.endNanos(), false, stall.loop)
        : Whole.of(calls);
  }

  private @Nullable Whole whole(EndedStall stall, Incident calls, long othersNanos) {
    if (stall.form == Form.STALL) {
      return null;
    }
    if (stall.form == Form.CALLS) {
      return Whole.of(calls); // of another test: the time besides them counts once
    }
    long wholeNanos = stall.endNanos - stall.startNanos - othersNanos;
    if (!stall.isLoading && !areGoodPart(calls.durationNanos(), wholeNanos)) {
      return null;
    }
    stall.form = Form.CALLS;
    return new Whole(
        Math.max(calls.durationNanos(), wholeNanos), stall.endNanos, stall.isLoading, null);
  }

  /** Whether calls took so much of a stall that they tell it. */
  static boolean areGoodPart(long callsNanos, long wholeNanos) {
    return callsNanos * MOST_TIMES_LONGER >= wholeNanos;
  }

  private @Nullable EndedStall endedStallOf(long threadId, long nanos) {
    for (EndedStall each : ended) {
      if (each.has(threadId, nanos)) {
        return each;
      }
    }
    return null;
  }

  /** All stalls that had ended by a moment of {@link System#nanoTime()} are here, or were. */
  public void knownUntil(long nanos) {
    knownUntilNanos = nanos;
    isWatched = true;
  }

  /**
   * Whether the stall of an iteration is here, or is known not to come.
   *
   * @param ageNanos since when the iteration has gone on, or less if it has ended
   * @param beginNanos a moment in it, by {@link System#nanoTime()}
   * @param overNanos when it was over for certain
   */
  public boolean isKnown(long threadId, long ageNanos, long beginNanos, long overNanos) {
    if (ageNanos < stallNanos || !isWatched || knownUntilNanos - overNanos > 0) {
      return true;
    }
    synchronized (this) {
      return endedStallOf(threadId, beginNanos) != null;
    }
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
