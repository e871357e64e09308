package com.example.operations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls methods that the oldest JDK lacks. */
final class Newer {

  private Newer() {}

  /** Finds a public method of a type. */
  static Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls it; null stands for the receiver of a static one. */
  static Object call(Method method, Object receiver, Object... arguments) throws Exception {
    try {
      return method.invoke(receiver, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
