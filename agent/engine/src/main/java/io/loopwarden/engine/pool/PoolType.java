package io.loopwarden.engine.pool;

import io.loopwarden.engine.watchdog.figures.LoopGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of executor: how to look at its queue and its threads from outside. Only the thread of
 * {@link PoolWatch} asks. It takes no lock of an executor; what a queue's own {@code isEmpty} and
 * {@code size} do is up to the queue: a linked queue of the JDK's has no lock there. What is asked
 * may throw whatever the host's executor throws.
 */
interface PoolType {

  /** What such a pool has. */
  default PoolKind kind() {
    return PoolKind.THREADS;
  }

  /** Whether it is of this kind. */
  boolean isOne(Object executor);

  /**
   * What executors have in common that are one pool together; null if that cannot be said yet.
   * Starts with the name of the kind, so that kinds have nothing in common.
   */
  @Nullable String group(Object executor);

  /** Its queue now; null if nothing can be said now. */
  @Nullable PoolLook look(Object executor);

  /** How many tasks wait in it that could run now. */
  long waiting(Object executor);

  /** The threads of the whole pool, busy and idle ones. */
  List<Thread> threads(Object executor);

  /**
   * What people call the pool.
   *
   * @param threads its threads, at least one
   */
  default String name(Object executor, List<Thread> threads) {
    return LoopGroup.of(threads.get(0).getName());
  }

  /** Whether a thread that is in a method has no task. */
  boolean isIdle(StackTraceElement frame);
}
