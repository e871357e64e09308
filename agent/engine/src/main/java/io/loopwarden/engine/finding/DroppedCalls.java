package io.loopwarden.engine.finding;

/** Counts calls whose durations were lost in a flood. */
public interface DroppedCalls {

  /** How many there were so far. */
  long droppedCalls();
}
