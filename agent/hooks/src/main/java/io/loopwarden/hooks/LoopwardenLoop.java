package io.loopwarden.hooks;

/**
 * The state of one event-loop thread. Only that thread touches the mutable fields, so they are
 * plain; {@link LoopwardenLoops} publishes the object.
 */
public final class LoopwardenLoop {

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

  LoopwardenLoop(Thread thread) {
    this.thread = thread;
  }
}
