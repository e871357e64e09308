package io.loopwarden.engine.loop;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks Netty's executors, of whatever loader and version, how many tasks wait in their queues. */
public final class PendingTasks {

  /** The classes whose own method adds up the sizes of queues. */
  private static final Set<String> HARMLESS =
      Set.of("SingleThreadEventExecutor", "SingleThreadEventLoop");

  private static final ClassValue<Optional<Method>> METHODS =
      new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
          return find(type);
        }
      };

  private PendingTasks() {}

  /** How many tasks wait; 0 if the executor does not say. */
  public static int of(@Nullable Object executor) {
    if (executor == null) {
      return 0;
    }
    Method method = METHODS.get(executor.getClass()).orElse(null);
    try {
      return method == null ? 0 : (Integer) method.invoke(executor);
    } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
      return 0;
    }
  }

  /**
   * How many tasks wait, if asking for it from any thread only reads the size of the queue;
   * negative if not. Event loops of older versions override the method: they run it as a task of
   * their own and wait for it.
   */
  public static int ifHarmless(@Nullable Object executor) {
    if (executor == null) {
      return -1;
    }
    Method method = METHODS.get(executor.getClass()).orElse(null);
    boolean isHarmless =
        method != null && HARMLESS.contains(method.getDeclaringClass().getSimpleName());
    return isHarmless ? of(executor) : -1;
  }

  private static Optional<Method> find(Class<?> type) {
    try {
      Method method = type.getMethod("pendingTasks");
      method.setAccessible(true);
      return method.getReturnType() == int.class ? Optional.of(method) : Optional.empty();
    } catch (NoSuchMethodException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
