package io.loopwarden.engine.loop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the event loops that run already when the agent is attached late. Such a loop is inside the
 * {@code run} method of its own class for all its life, so its stack gives it away.
 */
public final class RunningLoops {

  private RunningLoops() {}

  /**
   * The threads that are event loops now.
   *
   * @param loadedClasses all classes of this JVM
   */
  public static List<Thread> find(EventLoopTypes types, Class<?>[] loadedClasses) {
    Set<String> names = new HashSet<>();
    for (Class<?> type : loadedClasses) {
      if (!type.isArray()
          && !type.isPrimitive()
          && !type.isInterface()
          && isEventLoop(types, type)) {
        names.add(type.getName());
      }
    }
    List<Thread> threads = new ArrayList<>();
    if (!names.isEmpty()) {
      for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
        if (runsOneOf(names, entry.getValue())) {
          threads.add(entry.getKey());
        }
      }
    }
    return threads;
  }

  private static boolean isEventLoop(EventLoopTypes types, Class<?> type) {
    try {
      return types.isEventLoop(type);
    } catch (LinkageError e) {
      return false; // a class whose parents are gone runs nothing
    }
  }

  private static boolean runsOneOf(Set<String> names, StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals("run") && names.contains(frame.getClassName())) {
        return true;
      }
    }
    return false;
  }
}
