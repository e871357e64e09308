package io.loopwarden.engine.record;

/**
 * Hears of every call that event loops recorded, excused ones too. Runs on the reporter's thread.
 */
public interface CallListener {

  /**
   * A call has ended.
   *
   * @param threadId the event loop's thread
   * @param endMillis when it ended, since the epoch
   */
  void accept(long threadId, long endMillis, long durationNanos);
}
