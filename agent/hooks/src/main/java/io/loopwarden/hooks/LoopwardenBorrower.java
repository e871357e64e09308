package io.loopwarden.hooks;

import java.lang.ref.WeakReference;

/**
 * A thread that asks data sources for connections. Only that thread writes; the engine reads what
 * was true a moment ago.
 */
public final class LoopwardenBorrower extends WeakReference<Thread> {

  /** Whom it asks now, or null. */
  private volatile Object source;

  private volatile long sinceNanos;

  /** How many data sources it asks now: one may ask another. */
  private int depth;

  LoopwardenBorrower(Thread thread) {
    super(thread);
  }

  void asks(Object source) {
    if (depth++ == 0) {
      sinceNanos = System.nanoTime();
      this.source = source;
    }
  }

  /** It has an answer; returns the data source that it asked, unless that one only asks another. */
  Object answered() {
    if (depth == 0 || --depth > 0) {
      return null;
    }
    Object asked = source;
    source = null;
    return asked;
  }

  /** The data source that it asks now, or null. */
  public Object source() {
    return source;
  }

  /** Since when it asks, by {@link System#nanoTime()}. */
  public long sinceNanos() {
    return sinceNanos;
  }
}
