package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.work.Work;
import java.util.List;

/**
 * What a reader got out of a ring: each call's fields belong together, calls come in order, and
 * what was added to a call comes right after it.
 */
final class RingCalls implements CallRing.Reader {

  /** How long a call took that was added to another one. */
  static final long FURTHER_NANOS = 3;

  private static final CallPath[] PATHS = {path(0), path(1)};

  /** How many calls were read, those that were added to others included. */
  int read;

  /** How many of them were added to others. */
  int further;

  /** How many were out of order, or put together from two. */
  int mistakes;

  private long last;

  private static CallPath path(int number) {
    Operation operation =
        new Operation(number, "a.B.c", "x", true, false, Operation.Naming.OWN, "r");
    return new CallPath(operation, CallPath.Kind.CALL, Thread.currentThread(), List.of());
  }

  /** A path of no call so far. */
  static CallPath newPath() {
    return path(2);
  }

  /**
   * Offers a call.
   *
   * @param number which one it is, from 1 on
   */
  static boolean offer(CallRing ring, long number) {
    return ring.offer(pathOf(number), number, -number, number * 7, null);
  }

  /** Adds a call to a ring that has room for it. */
  static void add(CallRings rings, long number) {
    rings.add(pathOf(number), number, -number, number * 7, null);
  }

  private static CallPath pathOf(long number) {
    return PATHS[(int) (number & 1)];
  }

  @Override
  public void call(CallPath path, long durationNanos, long endNanos, long unit, Work work) {
    boolean isRight =
        durationNanos > last
            && endNanos == -durationNanos
            && unit == durationNanos * 7
            && path == pathOf(durationNanos);
    mistakes += isRight ? 0 : 1;
    last = durationNanos;
    read++;
  }

  @Override
  public void further(
      CallPath path, int calls, long durationNanos, long endNanos, long unit, Work work) {
    mistakes += endNanos == -last && durationNanos == calls * FURTHER_NANOS ? 0 : 1;
    read += calls;
    further += calls;
  }
}
