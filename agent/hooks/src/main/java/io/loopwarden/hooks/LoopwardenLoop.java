package io.loopwarden.hooks;

import java.lang.ref.WeakReference;

/**
 * The state of one event-loop thread. Only that thread touches the mutable fields, so they are
 * plain; {@link LoopwardenLoops} publishes the object.
 */
public final class LoopwardenLoop {

  /** Whoever waits for a future on an event loop mostly does so right after he got it. */
  private static final int REMEMBERED = 16;

  /** The event loop's thread. */
  public final Thread thread;

  /** Whatever the engine keeps for this loop; set once, before the loop is published. */
  public Object recorder;

  /** The operation that runs now, or {@link LoopwardenHooks#NONE}. */
  int code = LoopwardenHooks.NONE;

  /** Whether the operation that runs now, or one that it called, blocks by nature. */
  boolean blocking;

  /** Whether the operation that runs now called one that waits for another thread. */
  public boolean waited;

  /** The selector that the event loop itself waits on, once it is known; null for others. */
  Object ownSelector;

  /** When the operation that runs now began, by {@link System#nanoTime()}. */
  long startNanos;

  /** The futures that this loop got last, in a circle, and beside each what completes it. */
  private final WeakReference<?>[] futures = new WeakReference<?>[REMEMBERED];

  private final WeakReference<?>[] completers = new WeakReference<?>[REMEMBERED];
  private int nextFuture;

  LoopwardenLoop(Thread thread) {
    this.thread = thread;
  }

  /** Remembers what completes a future. */
  void remember(Object completer, Object future) {
    futures[nextFuture] = new WeakReference<>(future);
    completers[nextFuture] = new WeakReference<>(completer);
    nextFuture = (nextFuture + 1) % REMEMBERED;
  }

  /** What completes a future, or null if that is not known. */
  Object completerOf(Object future) {
    for (int i = 0; i < REMEMBERED; i++) {
      if (futures[i] != null && futures[i].get() == future) {
        return completers[i].get();
      }
    }
    return null;
  }
}
