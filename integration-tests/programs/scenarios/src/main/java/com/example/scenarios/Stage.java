package com.example.scenarios;

/**
 * What a scenario needs around it: a peer, a connection, a database. It is set up, asked for
 * evidence and torn down by plain threads, so that the event loop executes the one call under test
 * and nothing else that blocks.
 */
interface Stage {
  /** Called on the thread of the scenario right before it starts; must not block. */
  default void enter(Thread scenarioThread) {}

  /** What the rest of the world saw of the call, such as the connections that reached a peer. */
  default String evidence() throws Exception {
    return "";
  }

  /** Tears it down. */
  default void clear() throws Exception {}
}
