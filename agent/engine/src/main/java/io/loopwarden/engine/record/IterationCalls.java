package io.loopwarden.engine.record;

import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.engine.work.Work;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one occurrence of all calls by which one problem blocked one event loop in one iteration:
 * an iteration is what everybody else on the loop waits for. Calls of different scopes, such as two
 * tests, stay apart. Only the reporter's thread touches it.
 */
final class IterationCalls implements CallMerger.Judge {

  /** While so many occurrences are held, calls of other problems are occurrences of their own. */
  private static final int MOST_HELD = 256;

  /** An occurrence that began so long ago is passed on although its iteration goes on. */
  private static final long LONGEST_HELD_NANOS = 60_000_000_000L;

  private final @Nullable LoopwardenLoop loop;
  private final Allowance memory;
  private final CallExaminer examiner;
  private final Map<ScopedProblem, CallsOfProblem> held = new LinkedHashMap<>();

  /** Those of iterations that are over, before the platform's part in them is known. */
  private final List<CallsOfProblem> putOff = new ArrayList<>();

  private final CategorySums sums = new CategorySums();
  private final LoopDeadlocks deadlocks;

  /**
   * Makes one for an event loop.
   *
   * @param loop knows who waited; null if nobody does
   * @param memory what is held is taken from it; without room, each call is an occurrence
   */
  IterationCalls(@Nullable LoopwardenLoop loop, Allowance memory, CallExaminer examiner) {
    this.loop = loop;
    this.memory = memory;
    this.examiner = examiner;
    this.deadlocks = new LoopDeadlocks(loop, examiner);
  }

  @Override
  public void recorded(CallPath path, long durationNanos, long endNanos) {
    examiner.recorded(path, durationNanos, endNanos);
  }

  @Override
  public long keyOf(CallPath path) {
    return examiner.keyOf(path);
  }

  @Override
  public boolean isOneOff(CallPath path) {
    return examiner.isOneOff(path);
  }

  @Override
  public long longestGapNanos() {
    return examiner.longestGapNanos();
  }

  @Override
  public void notJudged() {
    examiner.notJudged();
  }

  @Override
  public void call(
      CallPath path, long durationNanos, long endNanos, long unit, @Nullable Work work) {
    further(path, 1, durationNanos, endNanos, unit, work);
  }

  @Override
  public void further(
      CallPath path, int calls, long durationNanos, long endNanos, long unit, @Nullable Work work) {
    try {
      take(path, calls, durationNanos, endNanos, unit, work);
    } catch (OutOfMemoryError e) { // the host's: what cannot be judged is counted all the same
      notJudged();
    }
  }

  private void take(
      CallPath path, int calls, long durationNanos, long endNanos, long unit, @Nullable Work work) {
    CallIncident call = examiner.incident(path, calls, durationNanos, endNanos, work);
    if (call == null) {
      return;
    }
    long iteration = WorkUnit.iteration(unit);
    ScopedProblem key = new ScopedProblem(call.fingerprint(), scopeOf(work));
    if (path.kind() == CallPath.Kind.DEADLOCK_BEGINS) {
      ofIteration(key, iteration);
      deadlocks.begins(call, unit);
      return;
    }
    if (unit == WorkUnit.NONE || !call.isSummedUp()) {
      judgeAlone(call);
      return;
    }
    sums.add(iteration, call.call().operation().category(), durationNanos);
    CallsOfProblem ofProblem = ofIteration(key, iteration);
    if (ofProblem != null) {
      ofProblem.add(call);
      sums.ofProblem(iteration, ofProblem.category(), ofProblem.durationNanos());
      return;
    }
    if (held.size() < MOST_HELD && memory.take(MemoryShare.HELD_CALL_BYTES)) {
      hold(key, call, iteration);
      sums.ofProblem(iteration, call.call().operation().category(), durationNanos);
    } else {
      judgeAlone(call);
    }
  }

  /** The calls of a problem that are held; if they are of another iteration, they are passed on. */
  private @Nullable CallsOfProblem ofIteration(ScopedProblem key, long iteration) {
    CallsOfProblem ofProblem = held.get(key);
    if (ofProblem == null || ofProblem.iteration() == iteration) {
      return ofProblem;
    }
    held.remove(key);
    passOrPutOff(ofProblem);
    return null;
  }

  /** A sample of short calls by itself says nothing: each was counted as too short. */
  private void judgeAlone(CallIncident call) {
    if (!call.isShort()) {
      examiner.judge(call, loop, call.endNanos() - call.durationNanos(), 0);
    }
  }

  private void hold(ScopedProblem key, CallIncident call, long iteration) {
    boolean isHeld = false;
    try {
      held.put(key, new CallsOfProblem(call, iteration));
      isHeld = true;
    } finally {
      if (!isHeld) { // there was no memory for it: the budget must not shrink by that
        memory.give(MemoryShare.HELD_CALL_BYTES);
      }
    }
  }

  private static int scopeOf(@Nullable Work work) {
    return work == null ? 0 : System.identityHashCode(work.scope());
  }

  private void passOrPutOff(CallsOfProblem calls) {
    boolean isKnown = examiner.isStallKnown(calls) && examiner.isPlatformKnown(calls);
    if (isKnown && putOff.isEmpty()) {
      pass(calls);
      return;
    }
    if (putOff.size() >= MOST_HELD) {
      pass(putOff.remove(0));
    }
    examiner.putOff(calls);
    putOff.add(calls); // also what is known already: occurrences are passed on in their order
  }

  /** Passes on the occurrences of iterations that have ended. */
  @Override
  public void passEnded(long unit, long unitNow) {
    if (held.isEmpty() && putOff.isEmpty() && sums.isEmpty() && deadlocks.isEmpty()) {
      return;
    }
    List<CallsOfProblem> before = List.copyOf(putOff);
    putOff.clear();
    for (CallsOfProblem calls : before) {
      passOrPutOff(calls);
    }
    Set<Long> iterations = new HashSet<>();
    iterations.add(WorkUnit.iteration(unit));
    iterations.add(WorkUnit.iteration(unitNow));
    long now = System.nanoTime();
    for (Iterator<CallsOfProblem> each = held.values().iterator(); each.hasNext(); ) {
      CallsOfProblem calls = each.next();
      boolean hasEnded = !iterations.contains(calls.iteration());
      if (hasEnded || now - calls.beginNanos() > LONGEST_HELD_NANOS) {
        each.remove();
        passOrPutOff(calls);
      }
    }
    for (CallsOfProblem calls : putOff) {
      iterations.add(calls.iteration());
    }
    sums.retain(iterations);
    deadlocks.retain(iterations);
  }

  @Override
  public void passAll() {
    putOff.addAll(held.values());
    held.clear();
    LastStalls.await(loop, putOff, examiner);
    for (CallsOfProblem calls : putOff) {
      pass(calls);
    }
    putOff.clear();
    sums.retain(Set.of());
    deadlocks.retain(Set.of());
  }

  private Delay delayOf(CallsOfProblem calls) {
    return IterationDelay.of(
        loop, calls.iteration(), WorkUnit.ITERATION_MASK, calls.durationNanos());
  }

  private boolean isReachedBySum(CallsOfProblem calls, CallIncident occurrence) {
    long iteration = calls.iteration();
    long sumNanos = sums.nanos(iteration, calls.category());
    return sums.isWorthNaming(iteration, calls.category(), calls.durationNanos())
        && examiner.reachedBySum(occurrence, calls.beginNanos(), sumNanos);
  }

  private void pass(CallsOfProblem calls) {
    memory.give(MemoryShare.HELD_CALL_BYTES);
    try {
      CallIncident occurrence = calls.incident(delayOf(calls));
      if (!calls.isShort() || isReachedBySum(calls, occurrence)) {
        long othersNanos = sums.nanos(calls.iteration()) - occurrence.durationNanos();
        examiner.judge(occurrence, loop, calls.beginNanos(), othersNanos);
      }
    } catch (OutOfMemoryError e) { // the host's: it is held here no longer
      notJudged();
    }
  }
}
