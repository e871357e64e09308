package io.loopwarden.hooks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The handles that stand in for natives; a class of its own, so that nobody pays who needs none.
 */
final class LoopwardenHandles {

  static final MethodHandle SLEEP;

  static {
    try {
      SLEEP =
          MethodHandles.lookup()
              .findStatic(
                  LoopwardenHooks.class, "sleep", MethodType.methodType(void.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private LoopwardenHandles() {}
}
