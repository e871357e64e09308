package io.loopwarden.engine.work;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Names the class of a task. Netty wraps tasks whose results are wanted: what is inside counts. */
public final class TaskNames {

  private static final int MOST_WRAPPERS = 4;
  private static final String LAMBDA = "$$Lambda";

  private TaskNames() {}

  /** The class of a task, or of the task inside, without the number of a lambda. */
  public static String of(Object task) {
    Object inner = task;
    for (int i = 0; i < MOST_WRAPPERS && isWrapper(inner.getClass()); i++) {
      Object next = wrapped(inner);
      if (next == null) {
        break;
      }
      inner = next;
    }
    return name(inner.getClass());
  }

  private static String name(Class<?> type) {
    String name = type.getName();
    int lambda = name.indexOf(LAMBDA);
    return lambda < 0 ? name : name.substring(0, lambda + LAMBDA.length());
  }

  private static boolean isWrapper(Class<?> type) {
    String name = type.getName();
    return name.contains("netty.util.concurrent.")
        || name.startsWith("java.util.concurrent.Executors$");
  }

  /** Netty's own classes are open to reflection unless they are in a named module. */
  private static @Nullable Object wrapped(Object wrapper) {
    for (Class<?> type = wrapper.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals("task") || field.getName().equals("callable")) {
          try {
            field.setAccessible(true);
            return field.get(wrapper);
          } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
          }
        }
      }
    }
    return null;
  }
}
