package io.loopwarden.engine.pool;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's {@code ThreadPoolExecutor} and what extends it. Its public methods that count take a
 * lock which an event loop takes when its task needs a new thread, and the queue of scheduled tasks
 * has one of its own. So the fields are read without these: a worker that comes or goes at that
 * moment may be missed.
 */
class ThreadPools implements PoolType {

  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
  private static final String SCHEDULED_QUEUE =
      "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue";
  private static final int UNKNOWN = -1;

  private final Field workers;
  private final Field completed;
  private final Field threadOfWorker;
  private final Field completedByWorker;
  private final Field state;
  private final Field scheduled;

  /**
   * Opens the fields.
   *
   * @throws ReflectiveOperationException on a JDK with other fields
   */
  ThreadPools(Instrumentation instrumentation) throws ReflectiveOperationException {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of(
            "java.util.concurrent", Set.of(ThreadPools.class.getModule()),
            "java.util.concurrent.locks", Set.of(ThreadPools.class.getModule())),
        Set.of(),
        Map.of());
    Class<?> worker = Class.forName(POOL + "$Worker", false, null);
    workers = open(ThreadPoolExecutor.class, "workers");
    completed = open(ThreadPoolExecutor.class, "completedTaskCount");
    threadOfWorker = open(worker, "thread");
    completedByWorker = open(worker, "completedTasks");
    state = open(AbstractQueuedSynchronizer.class, "state");
    scheduled = open(Class.forName(SCHEDULED_QUEUE, false, null), "queue");
  }

  private static Field open(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  @Override
  public boolean isOne(Object executor) {
    return executor instanceof ThreadPoolExecutor;
  }

  @Override
  public @Nullable String group(Object executor) {
    return "thread_pool " + System.identityHashCode(executor);
  }

  @Override
  public @Nullable PoolLook look(Object executor) {
    ThreadPoolExecutor pool = (ThreadPoolExecutor) executor;
    BlockingQueue<Runnable> queue = pool.getQueue();
    if (pool instanceof ScheduledThreadPoolExecutor) {
      Object[] tasks = scheduled(queue);
      long dueNanos = tasks.length == 0 ? UNKNOWN : dueNanos(tasks[0]);
      return dueNanos < 0 ? PoolLook.NOTHING : PoolLook.ofDue(dueNanos);
    }
    if (queue.isEmpty()) {
      return PoolLook.NOTHING;
    }
    long begun = begun(pool);
    return begun < 0 ? null : PoolLook.inOrder(Math.max(1, queue.size()), begun);
  }

  /** The tasks in a heap, the first one due first, and nulls behind the last one. */
  private Object[] scheduled(Object queue) {
    try {
      return scheduled.get(queue) instanceof Object[] tasks ? tasks : new Object[0];
    } catch (IllegalAccessException | RuntimeException e) {
      return new Object[0];
    }
  }

  /** For how long a task has been due; negative if it is none that could run now. */
  private static long dueNanos(@Nullable Object task) {
    if (task instanceof Delayed delayed) {
      return -delayed.getDelay(TimeUnit.NANOSECONDS);
    }
    return UNKNOWN;
  }

  /** How many tasks have begun; negative if workers came or went meanwhile. */
  private long begun(ThreadPoolExecutor pool) {
    try {
      long begun = completed.getLong(pool);
      for (Object worker : workersOf(pool)) {
        begun += completedByWorker.getLong(worker) + (state.getInt(worker) > 0 ? 1 : 0);
      }
      return begun;
    } catch (IllegalAccessException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  private Collection<?> workersOf(ThreadPoolExecutor pool) throws IllegalAccessException {
    return workers.get(pool) instanceof Collection<?> all ? new ArrayList<>(all) : List.of();
  }

  @Override
  public long waiting(Object executor) {
    BlockingQueue<Runnable> queue = ((ThreadPoolExecutor) executor).getQueue();
    if (!(executor instanceof ScheduledThreadPoolExecutor)) {
      return queue.size();
    }
    long due = 0;
    for (Object task : scheduled(queue)) {
      due += dueNanos(task) >= 0 ? 1 : 0;
    }
    return due;
  }

  @Override
  public List<Thread> threads(Object executor) {
    List<Thread> threads = new ArrayList<>();
    try {
      for (Object worker : workersOf((ThreadPoolExecutor) executor)) {
        if (worker != null && threadOfWorker.get(worker) instanceof Thread thread) {
          threads.add(thread);
        }
      }
    } catch (IllegalAccessException | RuntimeException e) {
      return List.of(); // a worker came or went: the next look finds them
    }
    return threads;
  }

  @Override
  public boolean isIdle(StackTraceElement frame) {
    return isIdleWorker(frame);
  }

  /** Whether a thread of such an executor waits for a task. */
  static boolean isIdleWorker(StackTraceElement frame) {
    return frame.getMethodName().equals("getTask") && frame.getClassName().equals(POOL);
  }
}
