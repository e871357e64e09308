package io.loopwarden.engine.pool;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * For how long a queue has had tasks, and how long its first one has waited, from looks at it.
 *
 * <p>Where tasks begin in order of arrival, each has a number: how many have begun and how many
 * wait tell the number of the last one in the queue. Once a task with that number has begun, all
 * that waited then have begun; while it has not, one task at least has waited since. Where the
 * numbers are not known, a queue counts as never empty if it was not at any look.
 */
final class QueueHistory {

  /** No more looks than these are kept: a task may have waited longer than is known then. */
  private static final int MOST_LOOKS = 256;

  private static final int EMPTY = -1;

  /**
   * A look.
   *
   * @param last the number of the last task in the queue
   */
  private record Look(long nanos, long last) {}

  private final Deque<Look> looks = new ArrayDeque<>();
  private long lastNumber;
  private long sinceNanos = EMPTY;
  private long oldestNanos = EMPTY;

  /** Adds a look. */
  void add(long nowNanos, PoolLook look) {
    if (look.queued() == 0) {
      clear();
    } else if (look.oldestNanos() >= 0) {
      oldestNanos = look.oldestNanos();
      sinceNanos = nowNanos - oldestNanos;
    } else if (look.begun() < 0) {
      sinceNanos = isEmpty() ? nowNanos : sinceNanos;
    } else {
      add(nowNanos, look.begun(), look.begun() + look.queued());
    }
  }

  private void clear() {
    looks.clear();
    sinceNanos = EMPTY;
    oldestNanos = EMPTY;
  }

  private void add(long nowNanos, long begun, long last) {
    boolean wasEmptyMaybe = begun >= lastNumber;
    boolean wereTasksRemoved = last < lastNumber;
    if (isEmpty() || wasEmptyMaybe || wereTasksRemoved) {
      looks.clear();
      sinceNanos = nowNanos;
    }
    while (!looks.isEmpty() && looks.getFirst().last() <= begun) {
      looks.removeFirst();
    }
    if (looks.isEmpty() || last > lastNumber && looks.size() < MOST_LOOKS) {
      looks.addLast(new Look(nowNanos, last));
    }
    lastNumber = last;
    oldestNanos = nowNanos - looks.getFirst().nanos();
  }

  /** Whether nothing waited at the last look. */
  boolean isEmpty() {
    return sinceNanos == EMPTY;
  }

  /** Since when it has had tasks, by {@link System#nanoTime()}. */
  long sinceNanos() {
    return sinceNanos;
  }

  /** How long its first task has waited at least; negative if that is not known. */
  long oldestNanos() {
    return oldestNanos;
  }
}
