package io.loopwarden.engine.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of pool that hands out connections without letting a thread wait: how to look at it from
 * outside. Only the thread of {@link PoolWatch} asks, without a lock of the pool's.
 */
interface LeasePoolType {

  /** Whether a pool is of this kind. */
  boolean isOne(Object pool);

  /** What people call one that has no name of its own. */
  String name();

  /** The pool of a framework's object that has one of this kind; null if it has none. */
  @Nullable Object poolOf(Object owner);

  /**
   * The objects that wait for a connection of a pool now, of which the hooks have been told, the
   * first one first; what was true a moment ago.
   */
  List<Object> waiting(Object pool);
}
