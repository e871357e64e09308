package io.loopwarden.it.load;

/** One client of a server under load, who does the same thing over and over. */
interface Visitor {
  /** What it does, for a failure's message. */
  String name();

  /** Does it once, and throws if the answer is not what it should be. */
  void visit() throws Exception;

  /** Leaves. */
  default void leave() throws Exception {}
}
