package io.loopwarden.engine.work;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Finds the class of a task. Netty wraps tasks whose results are wanted: what is inside counts, and
 * is there only until the task has run. Cheap enough for an event loop: fields are looked up once
 * for each class of wrappers.
 */
final class TaskTypes {

  private static final int MOST_WRAPPERS = 4;
  private static final String LAMBDA = "$$Lambda";

  /** The field that has what a class wraps; none where it wraps nothing, or does not let us see. */
  private static final ClassValue<Wrapper> WRAPPERS =
      new ClassValue<>() {
        @Override
        protected Wrapper computeValue(Class<?> type) {
          return new Wrapper(isWrapper(type) ? field(type) : null);
        }
      };

  private record Wrapper(@Nullable Field field) {}

  private TaskTypes() {}

  /** The class of a task, or of the task inside. */
  static Class<?> of(Object task) {
    Object inner = task;
    for (int i = 0; i < MOST_WRAPPERS; i++) {
      Field field = WRAPPERS.get(inner.getClass()).field();
      Object next = field == null ? null : read(field, inner);
      if (next == null) {
        break;
      }
      inner = next;
    }
    return inner.getClass();
  }

  /** The name of a class, without the number of a lambda. */
  static String name(Class<?> type) {
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
  private static @Nullable Field field(Class<?> wrapper) {
    for (Class<?> type = wrapper; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals("task") || field.getName().equals("callable")) {
          try {
            field.setAccessible(true);
            return field;
          } catch (RuntimeException e) {
            return null;
          }
        }
      }
    }
    return null;
  }

  private static @Nullable Object read(Field field, Object wrapper) {
    try {
      return field.get(wrapper);
    } catch (IllegalAccessException e) {
      return null;
    }
  }
}
