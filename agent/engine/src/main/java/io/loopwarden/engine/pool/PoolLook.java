package io.loopwarden.engine.pool;

/**
 * The queue of one executor at one moment.
 *
 * @param queued how many tasks wait that could run now; at least 1 if any do, exact if {@code
 *     begun} is known
 * @param begun how many tasks have begun in all, where the queue is in order of arrival; negative
 *     if that is not known
 * @param oldestNanos how long the first task in the queue has been due; negative if that is not
 *     known
 */
record PoolLook(long queued, long begun, long oldestNanos) {

  private static final int UNKNOWN = -1;

  /** Nothing waits. */
  static final PoolLook NOTHING = new PoolLook(0, UNKNOWN, UNKNOWN);

  /** A queue of which only the length is known. */
  static PoolLook ofLength(long queued) {
    return new PoolLook(queued, UNKNOWN, UNKNOWN);
  }

  /** A queue in order of arrival. */
  static PoolLook inOrder(long queued, long begun) {
    return new PoolLook(queued, begun, UNKNOWN);
  }

  /** A queue whose first task is due since a time. */
  static PoolLook ofDue(long oldestNanos) {
    return new PoolLook(1, UNKNOWN, oldestNanos);
  }
}
