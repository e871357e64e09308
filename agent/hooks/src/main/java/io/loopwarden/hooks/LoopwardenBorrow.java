package io.loopwarden.hooks;

import java.lang.ref.WeakReference;

/**
 * A connection that a thread got from a data source, and has not closed yet. All are held weakly.
 */
public final class LoopwardenBorrow extends WeakReference<Object> {

  /** The thread that got it. */
  public final WeakReference<Thread> thread;

  /** When it got it, by {@link System#nanoTime()}. */
  public final long sinceNanos;

  private final WeakReference<Object> source;
  private final int hash;

  LoopwardenBorrow(Object connection, Object source, LoopwardenBorrower borrower) {
    super(connection);
    this.source = new WeakReference<>(source);
    this.thread = borrower;
    this.sinceNanos = System.nanoTime();
    this.hash = System.identityHashCode(connection);
  }

  /** Whether it came from a data source. */
  public boolean isFrom(Object source) {
    return this.source.refersTo(source);
  }

  /** Whether its data source is gone. */
  boolean isOver() {
    return source.refersTo(null);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }
}
