package io.loopwarden.engine.loop;

import io.loopwarden.hooks.LoopwardenLoops;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The event loops that got their first task, and whose threads are still to start. Any thread adds
 * one, holding a lock for the time of an addition; only tests have any added.
 */
public final class StartingLoops {

  private final EventLoopTypes types;
  private final Set<Object> executors =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  public StartingLoops(EventLoopTypes types) {
    this.types = types;
  }

  /** A task was queued for an executor. */
  public void queued(Object executor) {
    if (types.isEventLoop(executor.getClass()) && LoopwardenLoops.ofExecutor(executor) == null) {
      executors.add(executor);
    }
  }

  /** Whether there are none any more: their threads run, or have nothing to do. */
  public boolean isEmpty() {
    if (!executors.isEmpty()) {
      executors.removeIf(
          executor ->
              LoopwardenLoops.ofExecutor(executor) != null || PendingTasks.of(executor) == 0);
    }
    return executors.isEmpty();
  }
}
