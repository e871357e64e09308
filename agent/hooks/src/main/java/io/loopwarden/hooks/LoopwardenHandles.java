package io.loopwarden.hooks;

import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The handles that stand in for natives; a class of its own, so that nobody pays who needs none.
 */
final class LoopwardenHandles {

  static final MethodHandle SLEEP = find("sleep", MethodType.methodType(void.class, long.class));
  static final MethodHandle WAIT =
      find("wait", MethodType.methodType(void.class, Object.class, long.class));
  static final MethodHandle SYNC =
      find("sync", MethodType.methodType(void.class, FileDescriptor.class));

  static final MethodHandle YIELD = find("yield", MethodType.methodType(void.class));

  private LoopwardenHandles() {}

  private static MethodHandle find(String name, MethodType type) {
    try {
      return MethodHandles.lookup().findStatic(LoopwardenNatives.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
