package io.loopwarden.engine.record;

import io.loopwarden.hooks.LoopwardenLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The waits of one event loop that only itself could end, from their begin until the calls of their
 * iteration are judged. A wait that ends is a call of its iteration; one whose end was lost is over
 * with its iteration. Only the reporter's thread touches it.
 */
final class LoopDeadlocks {

  private record Begun(CallIncident call, long iteration) {}

  private final @Nullable LoopwardenLoop loop;
  private final CallExaminer examiner;
  private final List<Begun> begun = new ArrayList<>();

  /**
   * Makes one for an event loop.
   *
   * @param loop knows its iteration; null if nobody does
   */
  LoopDeadlocks(@Nullable LoopwardenLoop loop, CallExaminer examiner) {
    this.loop = loop;
    this.examiner = examiner;
  }

  boolean isEmpty() {
    return begun.isEmpty();
  }

  /** A wait begins: it is judged at once, unless its iteration has one of its problem. */
  void begins(CallIncident call, long unit) {
    long iteration = WorkUnit.iteration(unit);
    for (Begun each : List.copyOf(begun)) {
      boolean isSame = each.iteration() == iteration;
      if (isSame && unit == WorkUnit.NONE) {
        begun.remove(each); // a wait at a time: that one is over
        examiner.over(each.call());
      } else if (isSame && each.call().fingerprint().equals(call.fingerprint())) {
        return;
      }
    }
    begun.add(new Begun(call, iteration));
    examiner.begins(call);
  }

  /** The calls of all other iterations are judged, as far as they have ended. */
  void retain(Collection<Long> iterations) {
    for (Iterator<Begun> each = begun.iterator(); each.hasNext(); ) {
      Begun next = each.next();
      if (!iterations.contains(next.iteration()) && !goesOn(next.iteration())) {
        each.remove();
        examiner.over(next.call());
      }
    }
  }

  /** Whether an iteration goes on, as far as that is known. */
  private boolean goesOn(long iteration) {
    boolean isKnown = iteration != WorkUnit.iteration(WorkUnit.NONE);
    return loop == null
        ? !isKnown
        : loop.thread.isAlive() && (!isKnown || WorkUnit.iteration(WorkUnit.of(loop)) == iteration);
  }
}
