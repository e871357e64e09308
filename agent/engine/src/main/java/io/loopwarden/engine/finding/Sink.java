package io.loopwarden.engine.finding;

/**
 * An output of what was judged. Runs on the agent's threads, on several at once, and must not
 * block: what is slow belongs on a thread of the sink's own, behind a bounded queue.
 */
public interface Sink {

  /**
   * Counts what has ended, whatever was decided about it. Called for each occurrence before any is
   * described, so it must be cheap.
   */
  default void counted(Incident incident, Decision decision) {}

  /** Whether it wants occurrences like this one; must be cheap. */
  boolean wants(Kind kind, Decision decision);

  /** Takes an occurrence that it wants. */
  void judged(Occurrence occurrence, Decision decision);

  /**
   * Counts an occurrence that it wanted and that could not be passed to it because the host has
   * exhausted its memory. Must not allocate.
   */
  void missed();
}
