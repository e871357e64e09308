package io.loopwarden.engine.record;

import io.loopwarden.hooks.LoopwardenLoop;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the stalls of the calls that are passed on last, when their event loop or the JVM ends:
 * calls of a stall that the watchdog has not found yet would be reported beside it. Only the
 * reporter's thread uses it.
 */
final class LastStalls {

  private static final long NANOS_BETWEEN_LOOKS = 1_000_000;

  /** A program that ends after its last task ends its event loop's iteration some moments later. */
  private static final long LAST_ITERATION_NANOS = 60_000_000;

  private LastStalls() {}

  /**
   * Returns once the stalls are known, or will not be known soon. A stall is known once its
   * iteration is over: one that goes on has some time to end.
   *
   * @param loop their event loop; null if nothing is known of it
   */
  static void await(
      @Nullable LoopwardenLoop loop, List<CallsOfProblem> calls, CallExaminer examiner) {
    long beginNanos = System.nanoTime();
    while (hasCallsOfNow(loop, calls) && System.nanoTime() - beginNanos < LAST_ITERATION_NANOS) {
      LockSupport.parkNanos(LastStalls.class, NANOS_BETWEEN_LOOKS);
    }
    while (!areKnown(calls, examiner)) {
      LockSupport.parkNanos(LastStalls.class, NANOS_BETWEEN_LOOKS);
    }
  }

  private static boolean hasCallsOfNow(@Nullable LoopwardenLoop loop, List<CallsOfProblem> calls) {
    long iteration = WorkUnit.iteration(WorkUnit.of(loop));
    for (CallsOfProblem each : calls) {
      if (each.iteration() == iteration) {
        return true;
      }
    }
    return false;
  }

  /** Asks for all of them: the patience with each begins when it is asked for first. */
  private static boolean areKnown(List<CallsOfProblem> calls, CallExaminer examiner) {
    boolean known = true;
    for (CallsOfProblem each : calls) {
      known &= examiner.isStallKnown(each);
    }
    return known;
  }
}
