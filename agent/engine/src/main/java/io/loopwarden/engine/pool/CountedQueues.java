package io.loopwarden.engine.pool;

import org.jspecify.annotations.Nullable;

/** Executors each of which is a pool, and of whose queue nothing but the length is known. */
abstract class CountedQueues implements PoolType {

  private final String kind;

  /** Makes a kind, which has a name of its own. */
  CountedQueues(String kind) {
    this.kind = kind;
  }

  @Override
  public final @Nullable String group(Object executor) {
    return kind + " " + System.identityHashCode(executor);
  }

  @Override
  public final PoolLook look(Object executor) {
    long waiting = waiting(executor);
    return waiting == 0 ? PoolLook.NOTHING : PoolLook.ofLength(waiting);
  }
}
