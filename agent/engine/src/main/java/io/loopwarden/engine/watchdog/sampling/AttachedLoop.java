package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.loop.WorkingStack;
import io.loopwarden.hooks.LoopwardenLoopMetrics;
import org.jspecify.annotations.Nullable;

/**
 * An event loop that ran before the agent was attached. Its woven code reports iterations from the
 * loop's next wait for events on; until then, what the loop does is known from its stack only. A
 * loop that hangs never waits again, and it is what the agent was attached for.
 *
 * <p>The stack is looked at once at the beginning, soon after a task or an event was begun, and now
 * and then: a loop that has nothing to do may wait for hours. A loop that waits where that is not
 * seen, as those of transports that are not known, is distinguished from one that hangs by the same
 * looks. Only the watchdog's thread uses it.
 */
public final class AttachedLoop {

  private static final long LONGEST_NANOS = 1_000_000_000;
  private static final long SHORTEST_NANOS = 100_000_000;

  private final LoopThread thread;
  private long steps = -1;
  private long lastLookNanos;
  private long foundNanos;

  public AttachedLoop(LoopThread thread) {
    this.thread = thread;
  }

  /**
   * Looks whether the loop works, until it is seen to wait for events.
   *
   * @return whether an iteration is over that was found before
   */
  public boolean look(ThreadFigures figures, long nowNanos) {
    LoopwardenLoopMetrics metrics = thread.loop().metrics;
    long sinceNanos = metrics.busySinceNanos();
    if (metrics.hasWaited()
        || !isDue(metrics.steps(), nowNanos)
        || sinceNanos != 0 && sinceNanos != foundNanos) {
      return false;
    }
    steps = metrics.steps();
    lastLookNanos = nowNanos;
    boolean works = isWorking(thread.look(figures));
    if (works && sinceNanos == 0) {
      metrics.found(nowNanos);
      foundNanos = metrics.busySinceNanos();
    } else if (!works && sinceNanos != 0) {
      metrics.lost(sinceNanos);
      return true;
    }
    return false;
  }

  private boolean isDue(long currentSteps, long nowNanos) {
    long nanos = nowNanos - lastLookNanos;
    return steps < 0 || nanos >= (currentSteps == steps ? LONGEST_NANOS : SHORTEST_NANOS);
  }

  private static boolean isWorking(@Nullable LoopLook look) {
    return look != null && !look.isHeld() && WorkingStack.isWorking(look.thread().stack());
  }
}
