package io.loopwarden.engine.weave.plan;

import io.loopwarden.engine.weave.classfile.InternalNames;
import io.loopwarden.engine.weave.method.Activity;
import io.loopwarden.engine.weave.plan.WeavePlan.Part;

/**
 * The classes in which Netty, or a shaded copy of it under whatever prefix, shows that an executor
 * takes over a thread, or that one would wait for itself.
 */
public final class NettyExecutors {

  private static final String EXECUTOR_MAP = "netty/util/internal/ThreadExecutorMap";
  private static final String PROMISE = "netty/util/concurrent/DefaultPromise";
  private static final String EXECUTOR = "netty/util/concurrent/SingleThreadEventExecutor$";

  private NettyExecutors() {}

  /** What to weave into a class of the application to learn of event loops. */
  static Part partOf(ClassLoader loader, String internalName) {
    if (isExecutorMap(internalName)) {
      return Part.EXECUTOR_MAP;
    }
    int start = internalName.indexOf(EXECUTOR);
    if (start >= 0
        && InternalNames.isAtBoundary(internalName, start)
        && isNumber(internalName, start + EXECUTOR.length())
        && isWithoutMap(loader, internalName.substring(0, start))) {
      return Part.EXECUTOR_RUN;
    }
    if (InternalNames.has(internalName, PROMISE)) {
      return Part.DEADLOCK_CHECK;
    }
    return Activity.isIn(internalName) ? Part.ACTIVITY : Part.NONE;
  }

  /** Whether a class, by its name alone, may be one in which Netty reports a new event loop. */
  public static boolean mayAnnounce(String className) {
    return className.endsWith("ThreadExecutorMap")
        || className.indexOf("SingleThreadEventExecutor$") >= 0;
  }

  /** Netty has it since 4.1.35. */
  public static boolean isExecutorMap(String internalName) {
    return InternalNames.has(internalName, EXECUTOR_MAP);
  }

  private static boolean isNumber(String internalName, int start) {
    for (int i = start; i < internalName.length(); i++) {
      if (!Character.isDigit(internalName.charAt(i))) {
        return false;
      }
    }
    return start < internalName.length();
  }

  private static boolean isWithoutMap(ClassLoader loader, String prefix) {
    return loader.getResource(prefix + EXECUTOR_MAP + ".class") == null;
  }
}
