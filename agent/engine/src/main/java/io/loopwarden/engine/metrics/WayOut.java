package io.loopwarden.engine.metrics;

import java.util.List;

/** Something that offers the metrics to others. */
public interface WayOut {

  /**
   * Called about once a second, on the metrics' own thread.
   *
   * @param groups the names of all groups of event loops
   */
  void everySecond(List<String> groups);

  /**
   * The JVM exits: hands on what has not left it yet. Takes two seconds at most; runs on the thread
   * that finishes the agent's work, at the same time as the metrics' own.
   */
  default void atExit() {}
}
