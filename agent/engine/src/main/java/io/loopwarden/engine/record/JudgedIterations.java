package io.loopwarden.engine.record;

/** Knows which long iterations of an event loop have been judged as stalls. */
public interface JudgedIterations {

  /**
   * Whether all that have ended are judged. An iteration is known here before it counts as ended.
   */
  boolean areAllJudged();
}
