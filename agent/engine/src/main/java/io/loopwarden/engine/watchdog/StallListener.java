package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.record.Verdict;

/** Hears of every stall of the application's once it is judged, excused ones too. */
public interface StallListener {

  /** Whether nobody listens: then nothing need be told. */
  boolean isEmpty();

  /**
   * A stall was judged. Runs on the watchdog's thread.
   *
   * @param reason why it is excused; empty if it is not
   */
  void judged(Stall stall, Verdict verdict, String reason);
}
