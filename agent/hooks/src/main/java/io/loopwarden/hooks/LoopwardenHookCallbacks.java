package io.loopwarden.hooks;

/**
 * What the hooks report to the engine. Every method runs on the thread that met the hook; none of
 * them may block or throw.
 */
public interface LoopwardenHookCallbacks {

  /**
   * Whether an executor that takes over the current thread is an event loop.
   *
   * @param executor a Netty {@code EventExecutor}, of any class loader
   */
  boolean isEventLoop(Object executor);

  /**
   * A thread became an event loop. Runs on that thread, or on the agent's own for a late attach.
   */
  void loopStarted(LoopwardenLoop loop);

  /** An executor runs on a thread that was only declared so far. Runs on that thread. */
  default void executorStarted(LoopwardenLoop loop) {}

  /** A thread is no event loop any more. */
  void loopEnded(LoopwardenLoop loop);

  /** A thread is about to start. Runs on the thread that starts it. */
  default void starting(Thread thread) {}

  /** Whether a thread must not block now, of which the program decides that from call to call. */
  default boolean mustNotBlock(LoopwardenLoop loop) {
    return true;
  }

  /** An event loop begins to handle the request that it has in {@code routing}. */
  default void requestBegins(LoopwardenLoop loop) {}

  /** A client's exchange with another server begins on an event loop. */
  default void exchangeBegins(LoopwardenLoop loop, Object exchange) {}

  /** A client's exchange has got its channel, which its operations know. */
  default void exchangeConnects(Object exchange, Object operations) {}

  /**
   * An operation that blocks by nature is about to run on an event loop, or, after {@link
   * LoopwardenHooks#beStrict}, any on a thread that the program declares. What is returned is
   * thrown into the caller of the operation, which then does not run; what is thrown here instead
   * is a fault of the agent's own, and the operation runs.
   *
   * @param code the operation, as {@link LoopwardenHooks#enter} got it
   * @return what to throw, or null to let the operation run
   */
  Throwable refusal(LoopwardenLoop loop, int code);

  /** An operation begins on an event loop, and somebody records them. */
  void begun(LoopwardenLoop loop);

  /** Whether the event loop that this runs on is itself, and not a task, about to select. */
  boolean isIdling();

  /**
   * Whether nobody but the current event loop runs what completes a future.
   *
   * @param completer an executor, or a future of a framework
   */
  boolean isCompletedHere(Object completer);

  /**
   * An event loop is about to wait for what nobody but itself can do.
   *
   * @param code the operation that waits
   * @param waits whether the wait begins now; false if it is refused
   */
  void deadlocked(LoopwardenLoop loop, int code, boolean waits);

  /**
   * An operation ran on an event loop.
   *
   * @param code the outermost operation, as {@link LoopwardenHooks#enter} got it
   * @param blocking whether it, or one that it called, blocks by nature
   */
  void called(LoopwardenLoop loop, int code, boolean blocking, long durationNanos);

  /**
   * An iteration of an event loop that took longer than the stall threshold has ended.
   *
   * @param startNanos when it began, by {@link System#nanoTime()}
   * @param endNanos when it ended, by {@link System#nanoTime()}
   */
  void stalled(LoopwardenLoop loop, long startNanos, long endNanos);

  /** A task was queued for an event loop, and whoever did so is to be remembered. */
  void scheduled(LoopwardenLoop loop, Object task);

  /**
   * A task was queued by the current thread, and somebody wants to know whose work it is.
   *
   * @param executor who is to run it, an event loop that runs already or not, or another executor
   */
  void owned(Object executor, Object task);
}
