package io.loopwarden.engine.record;

/**
 * Receives every call that event loops recorded, those that are allowed, too. Runs on the
 * reporter's thread.
 */
public interface CallListener {

  /**
   * A call has ended.
   *
   * @param threadId the event loop's thread
   * @param endNanos when it ended, by {@link System#nanoTime()}
   */
  void accept(long threadId, long endNanos, long durationNanos);
}
