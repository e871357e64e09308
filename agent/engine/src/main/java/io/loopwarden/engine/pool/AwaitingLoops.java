package io.loopwarden.engine.pool;

import io.loopwarden.engine.loop.PendingTasks;
import io.loopwarden.engine.watchdog.judging.StalledCall;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.engine.watchdog.sampling.ThreadSnapshot;
import io.loopwarden.engine.work.Promises;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The event loops that wait for what a pool is to complete. While they wait, nothing in their own
 * queues runs: if the pool's threads wait for that, it is a deadlock.
 */
final class AwaitingLoops {

  private static final int MOST = 5;

  private final ThreadFigures figures;
  private final StalledCall calls;

  AwaitingLoops(ThreadFigures figures, StalledCall calls) {
    this.figures = figures;
    this.calls = calls;
  }

  /**
   * Those that wait for a pool.
   *
   * @param isOfPool whether an executor is one of the pool's
   */
  List<PoolSaturation.AwaitingLoop> of(Predicate<Object> isOfPool, long nowNanos) {
    List<PoolSaturation.AwaitingLoop> found = new ArrayList<>();
    for (LoopwardenLoop loop : LoopwardenLoops.all()) {
      long sinceNanos = loop.callSinceNanos();
      Object completer = sinceNanos == 0 ? null : completer(loop);
      if (completer != null && found.size() < MOST && isOfPool.test(completer)) {
        found.add(describe(loop, nowNanos - sinceNanos));
      }
    }
    return found;
  }

  /** What completes the future that an event loop waits for. */
  private static @Nullable Object completer(LoopwardenLoop loop) {
    Object future = loop.awaited;
    if (future == null) {
      return null;
    }
    Object known = loop.completerOf(future);
    return known == null ? Promises.executorOf(future) : known;
  }

  private PoolSaturation.AwaitingLoop describe(LoopwardenLoop loop, long waitNanos) {
    ThreadSnapshot snapshot = figures.of(loop.thread);
    List<StackTraceElement> stack = snapshot == null ? List.of() : snapshot.stack();
    return new PoolSaturation.AwaitingLoop(
        loop.thread.getName(),
        calls.siteOf(stack),
        calls.of(stack),
        waitNanos,
        Math.max(0, PendingTasks.ifHarmless(loop.executor)));
  }
}
