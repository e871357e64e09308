package io.loopwarden.engine.loop;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Tells on which thread an executor runs its tasks, or a future of Vert.x its listeners. Asked only
 * when an event loop waits for such a future. The types are the application's, of whatever loader
 * and version, so they are met by the names of their public methods.
 */
public final class Completers {

  private Completers() {}

  /**
   * Whether the current thread, an event loop, is the one that completes what depends on this.
   *
   * @param completer an executor, or a future of Vert.x
   */
  public static boolean isCurrentLoop(Object completer) {
    if (has(completer, "inEventLoop")) {
      return isTrue(completer, "inEventLoop");
    }
    Object context = call(completer, "context");
    return context != null && isTrue(context, "inThread");
  }

  private static boolean has(Object target, String name) {
    return publicMethod(target.getClass(), name) != null;
  }

  private static boolean isTrue(Object target, String name) {
    return Boolean.TRUE.equals(call(target, name));
  }

  private static @Nullable Object call(Object target, String name) {
    Method method = publicMethod(target.getClass(), name);
    try {
      return method == null ? null : method.invoke(target);
    } catch (IllegalAccessException | InvocationTargetException e) {
      return null; // not known, and so no deadlock
    }
  }

  /** A method without parameters that a public type declares: others could not be called. */
  private static @Nullable Method publicMethod(@Nullable Class<?> type, String name) {
    if (type == null) {
      return null;
    }
    if (Modifier.isPublic(type.getModifiers())) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == 0
            && Modifier.isPublic(method.getModifiers())) {
          return method;
        }
      }
    }
    for (Class<?> implemented : type.getInterfaces()) {
      Method found = publicMethod(implemented, name);
      if (found != null) {
        return found;
      }
    }
    return publicMethod(type.getSuperclass(), name);
  }
}
