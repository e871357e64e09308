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
}
