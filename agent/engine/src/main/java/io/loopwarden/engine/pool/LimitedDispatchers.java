package io.loopwarden.engine.pool;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Kotlin's {@code Dispatchers.IO}, and what {@code limitedParallelism} makes: so many threads of
 * the scheduler at a time, and a queue. Of several that are saturated together, each shows the
 * threads of all: a thread does not say for which one it runs.
 */
final class LimitedDispatchers extends CountedQueues {

  private static final String DISPATCHER = "kotlinx.coroutines.internal.LimitedDispatcher";
  private static final String RUN = DISPATCHER + "$Worker";
  private static final String IO = "kotlinx.coroutines.scheduling.DefaultIoScheduler";

  LimitedDispatchers() {
    super("limited");
  }

  @Override
  public boolean isOne(Object executor) {
    return executor.getClass().getName().equals(DISPATCHER);
  }

  @Override
  public long waiting(Object executor) {
    return CoroutineWorkers.sizeOf(executor, "queue");
  }

  @Override
  public List<Thread> threads(Object executor) {
    List<Thread> threads = new ArrayList<>();
    if (isAtItsLimit(executor)) {
      for (Thread thread : CoroutineWorkers.in("BLOCKING")) {
        if (runsOne(thread.getStackTrace())) {
          threads.add(thread);
        }
      }
    }
    return threads;
  }

  private static boolean isAtItsLimit(Object executor) {
    return CoroutineWorkers.value(executor, "runningWorkers") instanceof Integer running
        && CoroutineWorkers.value(executor, "parallelism") instanceof Integer most
        && running >= most;
  }

  private static boolean runsOne(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(RUN)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String name(Object executor, List<Thread> threads) {
    if (isIo(executor)) {
      return "Dispatchers.IO";
    }
    Object most = CoroutineWorkers.value(executor, "parallelism");
    return CoroutineWorkers.value(executor, "name") instanceof String own
        ? own
        : "limitedParallelism(" + most + ")";
  }

  private static boolean isIo(Object executor) {
    try {
      ClassLoader loader = executor.getClass().getClassLoader();
      Field field = Class.forName(IO, false, loader).getDeclaredField("default");
      field.setAccessible(true);
      return field.get(null) == executor;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return false; // another version
    }
  }

  @Override
  public boolean isIdle(StackTraceElement frame) {
    return false; // those that run no task are not among the threads
  }
}
