package io.loopwarden.hooks;

/**
 * Iterations of the current event loop that do not lie between two of its waits for events: the
 * first, the last, and those around the pauses of a graceful shutdown.
 */
public final class LoopwardenIterations {

  private LoopwardenIterations() {}

  /** The current thread has become an event loop: its first iteration begins. */
  static void first() {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null
        && !loop.declared
        && !loop.pulse.hasWaited()
        && loop.pulse.busySinceNanos() == 0) {
      loop.begun = true;
      LoopwardenActivity.beginIteration(loop, System.nanoTime());
    }
  }

  /**
   * The current thread is about to be no event loop any more: its last iteration ends. A loop that
   * was never seen to wait for events has none, since its waits are not known.
   */
  static void last() {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null
        && !loop.declared
        && loop.pulse.hasWaited()
        && loop.pulse.busySinceNanos() != 0) {
      LoopwardenActivity.endIteration(loop, System.nanoTime());
    }
  }

  /**
   * Stands in for {@link Thread#sleep(long)} where Netty pauses between two looks at whether it has
   * been quiet for long enough to shut down: the loop waits for tasks then, and does nothing.
   *
   * @throws InterruptedException as {@link Thread#sleep(long)} does
   */
  public static void sleepUntilQuiet(long millis) throws InterruptedException {
    LoopwardenLoop loop = LoopwardenActivity.enterIdle();
    try {
      Thread.sleep(millis);
    } finally {
      LoopwardenHooks.exit(loop);
    }
  }
}
