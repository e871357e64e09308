package io.loopwarden.hooks;

import java.lang.ref.WeakReference;

/** Finds the weak reference to an object in a table, where it has the object's identity hash. */
final class LoopwardenWeakKey {

  private final Object target;

  LoopwardenWeakKey(Object target) {
    this.target = target;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(target);
  }

  @Override
  @SuppressWarnings("unchecked") // any reference can be asked what it refers to
  public boolean equals(Object other) {
    return other instanceof WeakReference<?> reference
        && ((WeakReference<Object>) reference).refersTo(target);
  }
}
