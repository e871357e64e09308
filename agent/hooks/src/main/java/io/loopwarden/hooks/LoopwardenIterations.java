package io.loopwarden.hooks;

import jdk.internal.vm.annotation.DontInline;

/**
 * The entry points of woven code that begin and end iterations: at the waits of an event loop for
 * events, at its first and last moment, and around the pauses of a graceful shutdown. None of them
 * blocks by itself.
 */
public final class LoopwardenIterations {

  /** An iteration that takes so long is reported to the engine. */
  private static volatile long stallNanos = Long.MAX_VALUE;

  private LoopwardenIterations() {}

  /** Sets how long an iteration must take to be reported to the engine. */
  public static void stallThreshold(long nanos) {
    stallNanos = nanos;
  }

  /** The current thread has become an event loop: its first iteration begins. */
  static void first() {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null
        && !loop.declared
        && !loop.metrics.hasWaited()
        && loop.metrics.busySinceNanos() == 0) {
      loop.begun = true;
      beginIteration(loop, System.nanoTime());
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
        && loop.metrics.hasWaited()
        && loop.metrics.busySinceNanos() != 0) {
      endIteration(loop, System.nanoTime());
    }
  }

  /** The current thread, an event loop that selects nothing, begins to run its one iteration. */
  public static void begin(LoopwardenLoop loop) {
    loop.metrics.busy(System.nanoTime());
  }

  /** Ends what {@link #begin} began. */
  public static void end(LoopwardenLoop loop) {
    endIteration(loop, System.nanoTime());
  }

  /**
   * The current thread begins to wait for events, until {@link LoopwardenHooks#exit}. Null on a
   * thread that is no event loop, and inside another operation or wait.
   */
  public static LoopwardenLoop enterIdle() {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop == null
        || loop.code != LoopwardenOperationCode.NONE && !LoopwardenSelectors.heal(loop)) {
      return null;
    }
    return idle(loop);
  }

  @DontInline
  static LoopwardenLoop idle(LoopwardenLoop loop) {
    loop.code = LoopwardenOperationCode.IDLE;
    long read = loop.readNanos;
    if (read == 0) {
      read = System.nanoTime();
    } else {
      loop.readNanos = 0;
    }
    endIteration(loop, read);
    return loop;
  }

  /** Ends what {@link #enterIdle} began. */
  @DontInline
  static void busy(LoopwardenLoop loop) {
    loop.code = LoopwardenOperationCode.NONE;
    long now = System.nanoTime();
    beginIteration(loop, now);
    looked(loop, now);
  }

  /**
   * Ends what {@link #enterIdle} began, where the wait says how many channels are ready.
   *
   * @param channels how many, or a negative number for an error
   */
  public static void exitReady(int channels, LoopwardenLoop loop) {
    if (loop != null) {
      loop.readyChannels = Math.max(0, channels);
      LoopwardenHooks.exit(loop);
    }
  }

  /**
   * The same for waits that also say whether a timer ran.
   *
   * @param result the number of channels in the upper half
   */
  public static void exitReady(long result, LoopwardenLoop loop) {
    exitReady((int) (result >> Integer.SIZE), loop);
  }

  /**
   * Stands in for {@link System#nanoTime()} where Netty calls it right before it waits for events,
   * with nothing between the two that could take time: the iteration ends with that reading, and
   * needs none of its own. Reading the clock is most of what watching an iteration costs.
   */
  public static long clockBeforeWait() {
    long now = System.nanoTime();
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null) {
      loop.readNanos = now;
    }
    return now;
  }

  /**
   * Stands in for {@link System#nanoTime()} where Netty calls it right after it has waited for
   * events: gives it, once, the reading with which the iteration began.
   */
  public static long clockAfterWait() {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop == null || loop.givenNanos == 0) {
      return System.nanoTime();
    }
    long now = loop.givenNanos;
    loop.givenNanos = 0;
    return now;
  }

  /**
   * The current event loop looks for events without waiting for them, until {@link #exitPolled}.
   * Null on a thread that is no event loop, and for other selectors than the loop's own.
   */
  public static LoopwardenLoop polled(Object selector) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop != null
        && (loop.code == LoopwardenOperationCode.NONE
            || loop.ownSelector == selector && LoopwardenSelectors.heal(loop))
        && LoopwardenSelectors.isOwn(loop, selector)) {
      long now = System.nanoTime();
      loop.readNanos = 0;
      endIteration(loop, now);
      beginIteration(loop, now);
      return loop;
    }
    return null;
  }

  /** Ends what {@link #polled} began. */
  public static void exitPolled(LoopwardenLoop loop) {
    if (loop != null) {
      looked(loop, loop.metrics.busySinceNanos());
    }
  }

  /**
   * Stands in for {@link Thread#sleep(long)} where Netty pauses between two looks at whether it has
   * been quiet for long enough to shut down: the loop waits for tasks then, and does nothing.
   *
   * @throws InterruptedException as {@link Thread#sleep(long)} does
   */
  public static void sleepUntilQuiet(long millis) throws InterruptedException {
    LoopwardenLoop loop = enterIdle();
    try {
      Thread.sleep(millis);
    } finally {
      LoopwardenHooks.exit(loop);
    }
  }

  static void beginIteration(LoopwardenLoop loop, long now) {
    loop.metrics.busy(now);
    loop.givenNanos = now;
  }

  static void endIteration(LoopwardenLoop loop, long now) {
    long since = loop.metrics.busySinceNanos();
    boolean isStall = since != 0 && now - since >= stallNanos;
    if (isStall || loop.delays != null) {
      delaysEnded(loop, since, now, isStall);
    }
    if (isStall) {
      stalled(loop, since, now); // before the loop counts as idle: who waits for that has it all
    }
    loop.metrics.idle(now);
    loop.calledNanos = 0;
    loop.recordedNanos = 0;
    LoopwardenActivity.forgetIds(loop);
    if (loop.awaited != null) {
      loop.awaited = null;
    }
  }

  private static void delaysEnded(LoopwardenLoop loop, long since, long now, boolean isStall) {
    try {
      if (since != 0) {
        loop.delays().ended(since, now, isStall);
      }
    } catch (Throwable ignored) {
      // It will not be known who waited; the application must not notice.
    }
  }

  /** The loop has looked for events: what it found after a problem has waited for it. */
  private static void looked(LoopwardenLoop loop, long now) {
    LoopwardenDelays delays = loop.delays;
    try {
      if (delays != null && delays.awaitLook()) {
        delays.looked(loop, now);
      }
    } catch (Throwable ignored) {
      // It will not be known who waited; the application must not notice.
    }
  }

  private static void stalled(LoopwardenLoop loop, long startNanos, long endNanos) {
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    int code = loop.code;
    loop.code = LoopwardenOperationCode.IDLE; // what the engine itself calls is no operation
    try {
      if (listener != null) {
        listener.stalled(loop, startNanos, endNanos);
      }
    } catch (Throwable ignored) {
      // A report is lost; the application must not notice.
    } finally {
      loop.code = code;
    }
  }
}
