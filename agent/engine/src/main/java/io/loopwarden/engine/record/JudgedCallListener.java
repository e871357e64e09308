package io.loopwarden.engine.record;

/** Hears of every blocking call once it is judged, excused ones too, whatever the log's rate. */
public interface JudgedCallListener {

  /** Whether nobody listens: then nothing need be told. */
  boolean isEmpty();

  /**
   * A call was judged. Runs under the recorder's lock.
   *
   * @param reason why it is excused; empty if it is not
   */
  void judged(BlockingCall call, Verdict verdict, String reason);
}
