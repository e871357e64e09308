package io.loopwarden.engine.work;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods of the application's frameworks, of whatever loader and version, by their names. A
 * method that is not there, or fails, answers null.
 */
public final class PublicMethods {

  private static final Method[] NONE = {};

  /** What was looked for in a class by its name: to find that walks through all its types. */
  private static final ClassValue<Map<String, Found>> FOUND =
      new ClassValue<>() {
        @Override
        protected Map<String, Found> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private record Found(@Nullable Method method) {}

  private PublicMethods() {}

  /** What a method without parameters answers. */
  public static @Nullable Object call(@Nullable Object target, String name) {
    if (target == null) {
      return null;
    }
    Method method = method(target.getClass(), name);
    try {
      return method == null ? null : method.invoke(target);
    } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
      return null;
    }
  }

  /** Whether there is a public method without parameters. */
  public static boolean has(Object target, String name) {
    return method(target.getClass(), name) != null;
  }

  private static @Nullable Method method(Class<?> type, String name) {
    Map<String, Found> known = FOUND.get(type);
    Found found = known.get(name);
    if (found == null) {
      found = new Found(find(type, name));
      known.put(name, found);
    }
    return found.method();
  }

  /**
   * A public method without parameters: of a public type, or of one that lets itself be opened, as
   * all do that are in no named module.
   */
  private static @Nullable Method find(@Nullable Class<?> type, String name) {
    if (type == null) {
      return null;
    }
    for (Method method : declaredBy(type)) {
      if (method.getName().equals(name)
          && method.getParameterCount() == 0
          && Modifier.isPublic(method.getModifiers())
          && isOpen(type, method)) {
        return method;
      }
    }
    for (Class<?> implemented : type.getInterfaces()) {
      Method found = find(implemented, name);
      if (found != null) {
        return found;
      }
    }
    return find(type.getSuperclass(), name);
  }

  /** None if a signature names a class of a library that is not there. */
  private static Method[] declaredBy(Class<?> type) {
    try {
      return type.getDeclaredMethods();
    } catch (LinkageError e) {
      return NONE;
    }
  }

  private static boolean isOpen(Class<?> type, Method method) {
    if (Modifier.isPublic(type.getModifiers())) {
      return true;
    }
    try {
      method.setAccessible(true);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
