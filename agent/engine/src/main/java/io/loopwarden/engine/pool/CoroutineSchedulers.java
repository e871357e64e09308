package io.loopwarden.engine.pool;

import java.util.List;

/**
 * Kotlin's {@code Dispatchers.Default}: as many threads as there are processors, for work that
 * computes. A thread that runs a task for {@code Dispatchers.IO} is not one of them meanwhile.
 */
final class CoroutineSchedulers extends CountedQueues {

  private static final String SCHEDULER = "kotlinx.coroutines.scheduling.CoroutineScheduler";

  CoroutineSchedulers() {
    super("coroutines");
  }

  @Override
  public boolean isOne(Object executor) {
    return executor.getClass().getName().equals(SCHEDULER);
  }

  @Override
  public long waiting(Object executor) {
    return CoroutineWorkers.sizeOf(executor, "globalCpuQueue");
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
    return isDefault ? "Dispatchers.Default" : super.name(executor, threads);
  }

  @Override
  public boolean isIdle(StackTraceElement frame) {
    return false; // an idle thread has no permit
  }
}
