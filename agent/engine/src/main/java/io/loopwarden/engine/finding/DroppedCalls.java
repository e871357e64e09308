package io.loopwarden.engine.finding;

/** Calls that found no room for a record of their own in a flood. */
public interface DroppedCalls {

  /** How many there were so far. */
  long droppedCalls();

  /** How long they took together. */
  long droppedNanos();

  /** How long the longest of them took. */
  long longestDroppedNanos();
}
