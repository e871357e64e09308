package io.loopwarden.hooks;

import java.lang.ref.WeakReference;
import jdk.internal.vm.annotation.Contended;

/**
 * The state of one event-loop thread. Only that thread touches the mutable fields, so they are
 * plain; {@link LoopwardenLoops} publishes the object. Nothing else lies in their cache lines, as
 * with {@link LoopwardenLoopMetrics}.
 */
@Contended
public final class LoopwardenLoop {

  /** Whoever waits for a future on an event loop mostly does so right after he got it. */
  private static final int REMEMBERED = 16;

  /** The event loop's thread. */
  public final Thread thread;

  /**
   * Netty's executor that runs on the thread, or null if that is not known or there is none.
   * Changes only while {@link LoopwardenLoops} publishes the loop anew.
   */
  public Object executor;

  /**
   * Whether the program itself declares that this thread must not block, whatever runs on it.
   * Changes only while {@link LoopwardenLoops} publishes the loop anew.
   */
  public boolean declared;

  /**
   * Whether the engine is asked at each operation if the thread must not block now. Changes only
   * while {@link LoopwardenLoops} publishes the loop anew.
   */
  boolean asked;

  /** Whatever the engine keeps for this loop's calls; set once, before the loop is published. */
  public Object recorder;

  /** Whatever the engine keeps for this loop's stalls; set once, before the loop is published. */
  public Object watch;

  /** Who waited while problems blocked the loop; null before the first problem. */
  public LoopwardenDelays delays;

  /** When the loop is busy. */
  public final LoopwardenLoopMetrics metrics = new LoopwardenLoopMetrics();

  // What the loop is doing now. The watchdog looks at these from its own thread without any order:
  // it may see what was true a moment ago, and that is all it needs.

  /** The task of the loop's queue that runs now, or null. */
  public Object task;

  /** The pipeline whose event is being handled now, or null. */
  public Object pipeline;

  /** The route of vertx-web that is being handled now, or null. */
  public Object route;

  /**
   * The framework's object for the request that is being handled now, or null: what {@link #route}
   * handles, or what a framework without such routes said to handle.
   */
  public Object routing;

  /** What the application's logging context calls the trace, or null. */
  public Object traceId;

  /** What the application's logging context calls the span, or null. */
  public Object spanId;

  /** What the application's logging context calls the request, or null. */
  public Object requestId;

  /**
   * OpenTelemetry's current context on the thread, or null. It is what OpenTelemetry itself keeps
   * in a thread-local variable, and changes with that.
   */
  public Object tracing;

  /** The future that was waited for last in the current iteration, or null. */
  public Object awaited;

  /** Whose work it is that runs outside of any task, or null. */
  public Object scope;

  /** The executor that it handed work to last, or null. */
  LoopwardenPool pool;

  /** What a recording keeps of the operation that runs now, or null. */
  public Object recorded;

  // The operations of the current iteration.

  /** How long operations took. */
  long calledNanos;

  /** How long operations took that the engine has taken note of. */
  public long recordedNanos;

  /** The operation that runs now, or {@link LoopwardenOperationCode#NONE}. */
  int code = LoopwardenOperationCode.NONE;

  /** Whether the operation that runs now, or one that it called, blocks by nature. */
  boolean blocking;

  /** Whether the operation that runs now called one that waits for another thread. */
  public boolean waited;

  /** Whether the operation that runs now was reported as one that only this loop could end. */
  public boolean deadlocked;

  /** Whether it is watched from its first moment on: tasks and pipelines are known from then on. */
  boolean begun;

  /** The selector that the event loop itself waits on, once it is known; null for others. */
  Object ownSelector;

  /** When the operation that runs now began, by {@link System#nanoTime()}. */
  long startNanos;

  // One reading of the clock may serve two: Netty's own, and the stamps of an iteration.

  /** What Netty read right before it waits for events, or 0. */
  long readNanos;

  /** How many channels the last wait for events has found, where the wait itself says so. */
  int readyChannels;

  /** What was read right after the wait for events, and Netty may have instead of its own; or 0. */
  long givenNanos;

  /** The futures that this loop got last, in a circle, and beside each what completes it. */
  private final WeakReference<?>[] futures = new WeakReference<?>[REMEMBERED];

  private final WeakReference<?>[] completers = new WeakReference<?>[REMEMBERED];
  private int nextFuture;

  /**
   * Makes the state of a loop that has not begun.
   *
   * @param executor Netty's executor that runs on the thread, or null if that is not known
   */
  public LoopwardenLoop(Thread thread, Object executor) {
    this.thread = thread;
    this.executor = executor;
  }

  /**
   * The operation that runs now, as the hooks got its code, or a negative number. For other threads
   * it is what was true a moment ago.
   */
  public int currentCode() {
    return code;
  }

  /**
   * When the operation that runs now began, by {@link System#nanoTime()}; 0 if none does. For other
   * threads it is what was true a moment ago.
   */
  public long callSinceNanos() {
    return code == LoopwardenOperationCode.NONE || code >= LoopwardenOperationCode.IDLE
        ? 0
        : startNanos;
  }

  /**
   * Whether it is not known if the loop is busy: an executor that never waited for events where
   * that is seen, and runs no task or event of a channel now. For other threads it is what was true
   * a moment ago.
   */
  public boolean waitsUnseen() {
    return executor != null && !metrics.hasWaited() && task == null && pipeline == null;
  }

  /** How long operations took in the current iteration. */
  public long calledNanos() {
    return calledNanos;
  }

  /** Who waited while problems blocked the loop. Runs on its thread. */
  public LoopwardenDelays delays() {
    LoopwardenDelays known = delays;
    if (known == null) {
      known = new LoopwardenDelays();
      delays = known;
    }
    return known;
  }

  /** Remembers what completes a future. */
  void remember(Object completer, Object future) {
    futures[nextFuture] = new WeakReference<>(future);
    completers[nextFuture] = new WeakReference<>(completer);
    nextFuture = (nextFuture + 1) % REMEMBERED;
  }

  /** What completes a future, or null if that is not known. */
  public Object completerOf(Object future) {
    for (int i = 0; i < REMEMBERED; i++) {
      if (futures[i] != null && futures[i].get() == future) {
        return completers[i].get();
      }
    }
    return null;
  }
}
