package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.loop.WorkingStack;
import io.loopwarden.hooks.LoopwardenPulse;

/**
 * An event loop that ran before the agent was attached. Its woven code tells of iterations from the
 * loop's next wait for events on; until then, what the loop does is known from its stack only. A
 * loop that hangs never waits again, and it is what the agent was attached for.
 *
 * <p>The stack is looked at once at the beginning, whenever a task or an event was begun since, and
 * now and then: a loop that has nothing to do may wait for hours. Only the watchdog's thread uses
 * it.
 */
final class AttachedLoop {

  private static final long NANOS_BETWEEN_LOOKS = 1_000_000_000;

  private final LoopWatch watch;
  private long steps = -1;
  private long nextLookNanos;

  AttachedLoop(LoopWatch watch) {
    this.watch = watch;
  }

  /**
   * Looks whether the loop works.
   *
   * @return whether to go on with this: the loop has not waited for events yet
   */
  boolean look(ThreadFigures figures, long nowNanos) {
    LoopwardenPulse pulse = watch.loop().pulse;
    if (pulse.hasWaited()) {
      return false;
    }
    if (pulse.busySinceNanos() == 0 && (pulse.steps() != steps || nowNanos - nextLookNanos >= 0)) {
      steps = pulse.steps();
      nextLookNanos = nowNanos + NANOS_BETWEEN_LOOKS;
      LoopLook look = figures.look(watch);
      if (look != null && !look.isHeld() && WorkingStack.isWorking(look.thread().stack())) {
        pulse.found(nowNanos);
      }
    }
    return true;
  }
}
