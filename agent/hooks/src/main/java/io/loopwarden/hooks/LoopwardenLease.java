package io.loopwarden.hooks;

import java.lang.ref.WeakReference;

/**
 * A connection that a pool was asked for, or has handed out. The host's object for that is held
 * weakly.
 */
public final class LoopwardenLease extends WeakReference<Object> {

  /** The pool. */
  public final LoopwardenLeasePool pool;

  /** Who asked for it. */
  public final LoopwardenOrigin origin;

  /** Since when it is asked for, or was handed out, by {@link System#nanoTime()}. */
  public final long sinceNanos;

  private final int hash;

  LoopwardenLease(Object target, LoopwardenLeasePool pool, LoopwardenOrigin origin) {
    super(target);
    this.pool = pool;
    this.origin = origin;
    this.sinceNanos = System.nanoTime();
    this.hash = System.identityHashCode(target);
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
