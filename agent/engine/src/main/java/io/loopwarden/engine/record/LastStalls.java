package io.loopwarden.engine.record;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the stalls of the calls that are passed on last, when their event loop or the JVM ends:
 * calls of a stall that the watchdog has not found yet would be reported beside it. Only the
 * reporter's thread uses it.
 */
final class LastStalls {

  private static final long NANOS_BETWEEN_LOOKS = 1_000_000;

  private LastStalls() {}

  /** Returns once the stalls are known, or will not be known soon. */
  static void await(List<CallsOfProblem> calls, CallExaminer examiner) {
    while (!areKnown(calls, examiner)) {
      LockSupport.parkNanos(LastStalls.class, NANOS_BETWEEN_LOOKS);
    }
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
