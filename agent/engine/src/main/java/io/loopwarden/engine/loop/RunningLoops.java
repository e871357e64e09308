package io.loopwarden.engine.loop;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the event loops that run already when the agent is attached late. Such a loop is inside the
 * {@code run} method of its own class for all its life, so its stack gives it away.
 */
public final class RunningLoops {

  private final EventLoopTypes types;
  private final RunningVirtualThreads virtual = new RunningVirtualThreads();

  public RunningLoops(EventLoopTypes types) {
    this.types = types;
  }

  /** The threads that are event loops now, platform threads first. */
  public List<Thread> find(Instrumentation instrumentation) {
    Set<String> names = names(types, instrumentation.getAllLoadedClasses());
    if (names.isEmpty()) {
      return List.of();
    }
    List<Thread> threads = find(names);
    for (Thread thread : virtual.list(instrumentation)) {
      if (runsOneOf(names, thread.getStackTrace())) {
        threads.add(thread);
      }
    }
    return threads;
  }

  /** Why event loops on virtual threads may be missing in what was found; null if none is. */
  public @Nullable String missing() {
    return virtual.missing();
  }

  /** The names of those of all loaded classes that run event loops. */
  static Set<String> names(EventLoopTypes types, Class<?>[] loadedClasses) {
    Set<String> names = new HashSet<>();
    for (Class<?> type : loadedClasses) {
      if (!type.isArray()
          && !type.isPrimitive()
          && !type.isInterface()
          && isEventLoop(types, type)) {
        names.add(type.getName());
      }
    }
    return names;
  }

  /** The platform threads that run an event loop of one of these classes now. */
  static List<Thread> find(Set<String> names) {
    List<Thread> threads = new ArrayList<>();
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      if (runsOneOf(names, entry.getValue())) {
        threads.add(entry.getKey());
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
