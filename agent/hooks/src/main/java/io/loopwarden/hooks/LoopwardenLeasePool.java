package io.loopwarden.hooks;

import java.lang.ref.WeakReference;

/** A pool that hands out connections without letting a thread wait. It is held weakly. */
public final class LoopwardenLeasePool extends WeakReference<Object> {

  /** Whether the engine has found that it is none to look at. */
  volatile boolean ignored;

  private final int hash;

  LoopwardenLeasePool(Object pool) {
    super(pool);
    this.hash = System.identityHashCode(pool);
  }

  /** It is none to look at: its connections are not followed from now on. */
  public void ignore() {
    ignored = true;
  }

  /** Whether it is none to look at. */
  public boolean isIgnored() {
    return ignored;
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
