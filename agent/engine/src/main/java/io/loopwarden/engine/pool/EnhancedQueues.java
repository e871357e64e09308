package io.loopwarden.engine.pool;

import io.loopwarden.engine.work.PublicMethods;
import java.util.List;

/** JBoss Threads' {@code EnhancedQueueExecutor}, on which Quarkus runs what blocks. */
final class EnhancedQueues extends CountedQueues {

  private static final String EXECUTOR = "org.jboss.threads.EnhancedQueueExecutor";
  private static final String WAITING_THREAD = EXECUTOR + "$PoolThreadNode";

  EnhancedQueues() {
    super("enhanced_queue");
  }

  @Override
  public boolean isOne(Object executor) {
    return executor.getClass().getName().equals(EXECUTOR);
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
