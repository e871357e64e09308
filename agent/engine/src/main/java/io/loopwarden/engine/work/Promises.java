package io.loopwarden.engine.work;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Finds who completes what a thread waits for. */
public final class Promises {

  private Promises() {}

  /** The executor of one of Netty's promises, or null if it is none, or does not let us see. */
  public static @Nullable Object executorOf(Object future) {
    for (Class<?> type = future.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().endsWith("netty.util.concurrent.DefaultPromise")) {
        try {
          Method executor = type.getDeclaredMethod("executor");
          executor.setAccessible(true);
          return executor.invoke(future);
        } catch (ReflectiveOperationException | RuntimeException e) {
          return null;
        }
      }
    }
    return null;
  }

  /**
   * Whether a future is done once an executor of Netty's, or the group it belongs to, has ended.
   */
  public static boolean isTerminationOf(Object executor, Object future) {
    return PublicMethods.call(executor, "terminationFuture") == future
        || PublicMethods.call(PublicMethods.call(executor, "parent"), "terminationFuture")
            == future;
  }
}
