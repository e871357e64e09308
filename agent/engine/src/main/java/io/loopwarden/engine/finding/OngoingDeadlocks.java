package io.loopwarden.engine.finding;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deadlocks that last and have been reported: one does not end by itself, so one report says
 * all, and whoever waits in the same circle adds nothing. Guarded by the {@link Judge}.
 */
final class OngoingDeadlocks {

  private final Map<Object, String> circles = new HashMap<>();

  /**
   * Notes a deadlock that is about to be reported.
   *
   * @param loop the event loop that it holds
   * @param circle what stands for all threads that wait for each other
   * @return whether it has not been reported before
   */
  boolean isNew(Object loop, String circle) {
    if (circles.containsValue(circle)) {
      return false;
    }
    circles.put(loop, circle);
    return true;
  }

  /** What held a loop goes on no longer. */
  void goesOnNoLonger(@Nullable Object loop) {
    circles.remove(loop);
  }
}
