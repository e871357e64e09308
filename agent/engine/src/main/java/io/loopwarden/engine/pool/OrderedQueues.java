package io.loopwarden.engine.pool;

import io.loopwarden.engine.watchdog.figures.LoopGroup;
import io.loopwarden.engine.work.PrivateFields;
import java.util.Collection;
import java.util.List;

/**
 * The queue of a Vert.x context, from which {@code executeBlocking} and worker verticles run one
 * task after the other, whatever the pool behind it has free.
 */
final class OrderedQueues extends CountedQueues {

  private static final String QUEUE = "io.vertx.core.impl.TaskQueue";
  private static final String WORKER_QUEUE = "io.vertx.core.impl.WorkerTaskQueue";

  OrderedQueues() {
    super("ordered_queue");
  }

  @Override
  public PoolKind kind() {
    return PoolKind.ORDERED;
  }

  @Override
  public boolean isOne(Object executor) {
    String type = executor.getClass().getName();
    return type.equals(QUEUE) || type.equals(WORKER_QUEUE);
  }

  /** Without its lock: whether there are any is all that must be right. */
  @Override
  public long waiting(Object executor) {
    return PrivateFields.valueOf(executor, "tasks") instanceof Collection<?> tasks
        ? tasks.size()
        : 0;
  }

  /** The thread of the task that runs; none if the pool has not begun it. */
  @Override
  public List<Thread> threads(Object executor) {
    return PrivateFields.valueOf(executor, "currentThread") instanceof Thread thread
        ? List.of(thread)
        : List.of();
  }

  @Override
  public String name(Object executor, List<Thread> threads) {
    return "ordered queue on " + LoopGroup.of(threads.get(0).getName());
  }

  @Override
  public boolean isIdle(StackTraceElement frame) {
    return ThreadPools.isIdleWorker(frame);
  }
}
