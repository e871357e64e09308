package io.loopwarden.engine.pool;

import io.loopwarden.engine.work.PublicMethods;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kotlin's {@code Dispatchers.Default}: as many threads as there are processors, for work that
 * computes. A thread that runs a task for {@code Dispatchers.IO} is not one of them meanwhile.
 */
final class CoroutineSchedulers implements PoolType {

  private static final String SCHEDULER = "kotlinx.coroutines.scheduling.CoroutineScheduler";

  @Override
  public boolean isOne(Object executor) {
    return executor.getClass().getName().equals(SCHEDULER);
  }

  @Override
  public @Nullable String group(Object executor) {
    return "coroutines " + System.identityHashCode(executor);
  }

  @Override
  public PoolLook look(Object executor) {
    long waiting = waiting(executor);
    return waiting == 0 ? PoolLook.NOTHING : PoolLook.ofLength(waiting);
  }

  @Override
  public long waiting(Object executor) {
    Object queue = CoroutineWorkers.value(executor, "globalCpuQueue");
    return PublicMethods.call(queue, "getSize") instanceof Integer size ? size : 0;
  }

  /** Those that have one of its permits to compute; none as long as there is a permit left. */
  @Override
  public List<Thread> threads(Object executor) {
    List<Thread> threads = CoroutineWorkers.in("CPU_ACQUIRED");
    boolean areAll =
        CoroutineWorkers.value(executor, "corePoolSize") instanceof Integer most
            && threads.size() >= most;
    return areAll ? threads : List.of();
  }

  @Override
  public String name(Object executor, List<Thread> threads) {
    boolean isDefault =
        "DefaultDispatcher".equals(CoroutineWorkers.value(executor, "schedulerName"));
    return isDefault ? "Dispatchers.Default" : PoolType.super.name(executor, threads);
  }

  @Override
  public boolean isIdle(StackTraceElement frame) {
    return false; // an idle thread has no permit
  }
}
