package io.loopwarden.engine.loop;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks Netty's executors, of whatever loader and version, how many tasks wait in their queues. */
public final class PendingTasks {

  /** The classes whose own method adds up the sizes of queues. */
  private static final Set<String> HARMLESS =
      Set.of("SingleThreadEventExecutor", "SingleThreadEventLoop");

  private static final ClassValue<Asked> ASKED =
      new ClassValue<>() {
        @Override
        protected Asked computeValue(Class<?> type) {
          return new Asked(find(type));
        }
      };

  private static final class Asked {
    private final @Nullable Method method;
    private volatile boolean isPrepared;

    Asked(@Nullable Method method) {
      this.method = method;
    }
  }

  private PendingTasks() {}

  /**
   * Asks an executor of each class once, when its event loop begins: the first time loads classes.
   * At the end of a call, the event loop may hold a lock of the application under which classes are
   * loaded, such as that of a jar, while another thread loads the same class and waits for it.
   *
   * @param isOwn whether this is the thread of its event loop
   */
  public static void prepare(@Nullable Object executor, boolean isOwn) {
    if (executor == null) {
      return;
    }
    Asked asked = ASKED.get(executor.getClass());
    if (!asked.isPrepared) {
      if (isOwn) {
        of(executor);
      } else {
        ifHarmless(executor);
      }
      asked.isPrepared = true; // only now: an event loop that begins meanwhile waits here, too
    }
  }

  /** How many tasks wait; 0 if the executor does not say. */
  public static int of(@Nullable Object executor) {
    if (executor == null) {
      return 0;
    }
    Method method = ASKED.get(executor.getClass()).method;
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
    Method method = ASKED.get(executor.getClass()).method;
    boolean isHarmless =
        method != null && HARMLESS.contains(method.getDeclaringClass().getSimpleName());
    return isHarmless ? of(executor) : -1;
  }

  private static @Nullable Method find(Class<?> type) {
    try {
      Method method = type.getMethod("pendingTasks");
      method.setAccessible(true);
      return method.getReturnType() == int.class ? method : null;
    } catch (NoSuchMethodException | RuntimeException e) {
      return null;
    }
  }
}
