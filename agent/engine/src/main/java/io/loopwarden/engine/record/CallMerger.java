package io.loopwarden.engine.record;

import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.engine.work.Work;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one call of the waits that one event loop recorded during it. Only the reporter's thread
 * touches it.
 *
 * <p>A method that the application calls may wait several times before it returns: a client parks
 * for a connection and again for each answer. The JVM gives an execution of a method no identity,
 * so waits with the same key (see {@link CallKeys}) in the same unit of the loop's work (see {@link
 * LoopRecorder#unit}) are one call. The same instruction that makes such a call several times
 * within one unit is therefore one call with the time of all of them. A call is held until its unit
 * has ended.
 */
final class CallMerger implements CallRing.Reader {

  /** A call that began so long ago is passed on although its unit goes on. */
  private static final long LONGEST_HELD_NANOS = 60_000_000_000L;

  /** While so many calls are held, the waits of others are calls of their own. */
  private static final int MOST_HELD = 256;

  /** Decides about calls. */
  interface Judge extends CallRing.Reader {

    /** A loop recorded a wait, which may be a part of a longer call. */
    void recorded(CallPath path, long durationNanos, long endNanos);

    /** What the waits of one call have in common; {@link CallKeys#NONE} for a call of its own. */
    long keyOf(CallPath path);

    /**
     * Whether a wait is for something that happens once, such as loading a class; to be asked after
     * {@link #keyOf}.
     */
    boolean isOneOff(CallPath path);

    /** How long the time between two waits may be to belong to their call for certain. */
    long longestGapNanos();

    /** All calls of other units than these two have been passed on, see {@link #passEnded}. */
    void passEnded(long unit, long unitNow);

    /** All calls have been passed on. */
    void passAll();

    /** Counts a call that there was no memory to hand over. Must not allocate. */
    void notJudged();
  }

  private final Allowance memory;
  private final Judge judge;
  private final Map<Long, MergedCall> held = new LinkedHashMap<>();

  /** The iteration of the last call that the loop recorded in one. */
  private long latestIteration;

  /**
   * Makes a merger that holds nothing.
   *
   * @param memory what is held is taken from it; without room, each wait is a call of its own
   */
  CallMerger(Allowance memory, Judge judge) {
    this.memory = memory;
    this.judge = judge;
  }

  /**
   * Passes on the calls of units that have ended.
   *
   * @param unit the loop's unit before its calls were read
   * @param unitNow the same afterwards: waits of either may still come
   */
  void passEnded(long unit, long unitNow) {
    long now = held.isEmpty() ? 0 : System.nanoTime();
    for (Iterator<MergedCall> calls = held.values().iterator(); calls.hasNext(); ) {
      MergedCall call = calls.next();
      boolean hasEnded = call.unit() != unit && call.unit() != unitNow;
      if (hasEnded || now - call.beginNanos() > LONGEST_HELD_NANOS) {
        calls.remove();
        pass(call);
      }
    }
    judge.passEnded(unit, unitNow);
  }

  /**
   * Passes on the calls of iterations before that of a unit. A loop records in order: no wait of
   * theirs will come, and short calls, which are not held, must not overtake them.
   */
  private void passBefore(long unit) {
    long iteration = WorkUnit.iteration(unit);
    if (unit == WorkUnit.NONE || iteration == latestIteration) {
      return;
    }
    latestIteration = iteration;
    for (Iterator<MergedCall> calls = held.values().iterator(); calls.hasNext(); ) {
      MergedCall call = calls.next();
      if (WorkUnit.iteration(call.unit()) != iteration) {
        calls.remove();
        pass(call);
      }
    }
  }

  /** Passes on all calls that are held. */
  void passAll() {
    passEnded(WorkUnit.NONE, WorkUnit.NONE);
    judge.passAll();
  }

  private void pass(MergedCall call) {
    memory.give(MemoryShare.HELD_CALL_BYTES);
    call.passTo(judge);
  }

  /**
   * How long the time before a further wait may be to belong to its call. What leads to a wait by
   * another way than the first one is a later step of the same call, however long it took. What
   * comes by the first way again may be the next execution, with the application's own work before
   * it. So may one more class that is loaded.
   */
  private long longestGapNanos(MergedCall call, CallPath path) {
    return call.beganBy(path) || judge.isOneOff(path) ? judge.longestGapNanos() : Long.MAX_VALUE;
  }

  @Override
  public void call(
      CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work) {
    try {
      take(path, durationNanos, endNanos, unit, work);
    } catch (OutOfMemoryError e) { // the host's: the ring has it no longer
      judge.notJudged();
    }
  }

  /**
   * Calls that were counted without a look at their stacks are passed on at once: each is short,
   * and whether they are the waits of one call is not known.
   */
  @Override
  public void further(
      CallPath path, int calls, long durationNanos, long endNanos, long unit, @Nullable Work work) {
    judge.further(path, calls, durationNanos, endNanos, unit, work);
  }

  private void take(
      CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work) {
    passBefore(unit);
    if (path.kind() == CallPath.Kind.SHORT || path.kind() == CallPath.Kind.DEADLOCK_BEGINS) {
      judge.call(path, durationNanos, endNanos, unit, work);
      return;
    }
    judge.recorded(path, durationNanos, endNanos);
    long key = unit == WorkUnit.NONE ? CallKeys.NONE : judge.keyOf(path);
    if (key == CallKeys.NONE) {
      judge.call(path, durationNanos, endNanos, unit, work);
      return;
    }
    MergedCall call = held.get(key);
    if (call != null && call.unit() == unit) {
      call.add(path, durationNanos, endNanos, longestGapNanos(call, path));
      return;
    }
    if (call != null) {
      held.remove(key);
      pass(call);
    }
    if (held.size() < MOST_HELD && memory.take(MemoryShare.HELD_CALL_BYTES)) {
      hold(key, path, durationNanos, endNanos, unit, work);
    } else {
      judge.call(path, durationNanos, endNanos, unit, work);
    }
  }

  private void hold(
      Long key, CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work) {
    boolean isHeld = false;
    try {
      held.put(key, new MergedCall(path, durationNanos, endNanos, unit, work));
      isHeld = true;
    } finally {
      if (!isHeld) { // there was no memory for it: the budget must not shrink by that
        memory.give(MemoryShare.HELD_CALL_BYTES);
      }
    }
  }
}
