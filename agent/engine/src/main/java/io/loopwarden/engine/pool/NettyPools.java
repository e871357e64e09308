package io.loopwarden.engine.pool;

import io.loopwarden.engine.loop.EventLoopTypes;
import io.loopwarden.engine.loop.PendingTasks;
import io.loopwarden.engine.work.PublicMethods;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Netty's executors that are no event loops, such as those of a {@code DefaultEventExecutorGroup},
 * of whatever loader and version. Each has a thread and a queue of its own; the group is the pool.
 */
final class NettyPools implements PoolType {

  private static final String EXECUTOR = "netty.util.concurrent.SingleThreadEventExecutor";

  private final EventLoopTypes eventLoops;

  private final ClassValue<Boolean> answers =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return executorType(type) != null;
        }
      };

  NettyPools(EventLoopTypes eventLoops) {
    this.eventLoops = eventLoops;
  }

  private static @Nullable Class<?> executorType(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (EventLoopTypes.hasName(c.getName(), EXECUTOR)) {
        return c;
      }
    }
    return null;
  }

  @Override
  public boolean isOne(Object executor) {
    return answers.get(executor.getClass()) && !eventLoops.isEventLoop(executor.getClass());
  }

  @Override
  public @Nullable String group(Object executor) {
    Object parent = PublicMethods.call(executor, "parent");
    return "netty " + System.identityHashCode(parent == null ? executor : parent);
  }

  @Override
  public PoolLook look(Object executor) {
    int pending = PendingTasks.ifHarmless(executor);
    return pending <= 0 ? PoolLook.NOTHING : PoolLook.ofLength(pending);
  }

  @Override
  public long waiting(Object executor) {
    return Math.max(0, PendingTasks.ifHarmless(executor));
  }

  @Override
  public List<Thread> threads(Object executor) {
    List<Thread> threads = new ArrayList<>();
    Object parent = PublicMethods.call(executor, "parent");
    if (parent instanceof Iterable<?> group) {
      for (Object each : group) {
        add(each, threads);
      }
    } else {
      add(executor, threads);
    }
    return threads;
  }

  private static void add(Object executor, List<Thread> threads) {
    Class<?> type = executorType(executor.getClass());
    try {
      Field field = type == null ? null : type.getDeclaredField("thread");
      if (field != null) {
        field.setAccessible(true);
        if (field.get(executor) instanceof Thread thread) {
          threads.add(thread);
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      // another version, or a module that is not open: without threads nothing is reported
    }
  }

  @Override
  public boolean isIdle(StackTraceElement frame) {
    return frame.getMethodName().equals("takeTask")
        && EventLoopTypes.hasName(frame.getClassName(), EXECUTOR);
  }
}
