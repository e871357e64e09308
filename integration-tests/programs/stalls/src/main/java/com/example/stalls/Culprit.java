package com.example.stalls;

/** What holds an event loop. */
@FunctionalInterface
interface Culprit {

  /** Sets it up, on a plain thread, right before each time. */
  default void prepare() throws Exception {}

  /** Holds the event loop that executes it. */
  void hold() throws Exception;
}
