package io.loopwarden.engine.pool;

import io.loopwarden.engine.work.PublicMethods;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JBoss Threads' {@code EnhancedQueueExecutor}, on which Quarkus runs what blocks. */
final class EnhancedQueues implements PoolType {

  private static final String EXECUTOR = "org.jboss.threads.EnhancedQueueExecutor";
  private static final String WAITING_THREAD = EXECUTOR + "$PoolThreadNode";

  @Override
  public boolean isOne(Object executor) {
    return executor.getClass().getName().equals(EXECUTOR);
  }

  @Override
  public @Nullable String group(Object executor) {
    return "enhanced_queue " + System.identityHashCode(executor);
  }

  @Override
  public PoolLook look(Object executor) {
    long waiting = waiting(executor);
    return waiting == 0 ? PoolLook.NOTHING : PoolLook.ofLength(waiting);
  }

  @Override
  public long waiting(Object executor) {
    return PublicMethods.call(executor, "getQueueSize") instanceof Integer size ? size : 0;
  }

  @Override
  public List<Thread> threads(Object executor) {
    return PublicMethods.call(executor, "getRunningThreads") instanceof Thread[] running
        ? List.of(running)
        : List.of();
  }

  @Override
  public boolean isIdle(StackTraceElement frame) {
    return frame.getMethodName().equals("park") && frame.getClassName().equals(WAITING_THREAD);
  }
}
