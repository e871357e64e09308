package io.loopwarden.engine.loop;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the virtual threads that are alive. The JDK does that for its own thread dumps only, in a
 * package that it keeps to itself; that package is opened to this class alone.
 */
final class RunningVirtualThreads {

  private static final int FIRST_FEATURE = 21;
  private static final String PACKAGE = "jdk.internal.vm";
  private static final String CONTAINERS = PACKAGE + ".ThreadContainers";
  private static final String VIRTUAL_THREAD = "java.lang.VirtualThread";

  /** So many are looked at; each look at a stack may cost microseconds. */
  private static final int MOST = 10_000;

  private static final String NOT_SEEN =
      "event loops that ran on virtual threads before the agent was attached may not be observed: ";

  /** Why some may be missing, or null. */
  private @Nullable String missing;

  /** Those of all thread containers; none on a JDK without virtual threads. */
  List<Thread> list(Instrumentation instrumentation) {
    if (Runtime.version().feature() < FIRST_FEATURE) {
      return List.of();
    }
    try {
      Module own = RunningVirtualThreads.class.getModule();
      instrumentation.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of(),
          Map.of(PACKAGE, Set.of(own)),
          Set.of(),
          Map.of());
      Class<?> containers = Class.forName(CONTAINERS, true, null);
      if (!Boolean.TRUE.equals(call(containers, "trackAllThreads", null))) {
        missing = NOT_SEEN + "the JVM runs with -Djdk.trackAllThreads=false";
      }
      Object root = call(containers, "root", null);
      List<Thread> threads = root == null ? List.of() : below(root).limit(MOST + 1).toList();
      if (threads.size() > MOST) {
        missing = NOT_SEEN + "there are more than " + MOST + " virtual threads";
      }
      return threads;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      missing = NOT_SEEN + "this JDK does not list them: " + e;
      return List.of();
    }
  }

  /** Why some virtual threads may not be in the list; null if it is complete. */
  @Nullable String missing() {
    return missing;
  }

  private static Stream<Thread> below(Object container) {
    Stream<Thread> threads =
        stream(container, "threads")
            .map(Thread.class::cast)
            .filter(thread -> thread.getClass().getName().equals(VIRTUAL_THREAD));
    return Stream.concat(
        threads, stream(container, "children").flatMap(RunningVirtualThreads::below));
  }

  private static Stream<?> stream(Object container, String name) {
    try {
      Object stream =
          call(Class.forName(PACKAGE + ".ThreadContainer", true, null), name, container);
      return stream instanceof Stream<?> present ? present : Stream.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object call(Class<?> type, String name, @Nullable Object target)
      throws ReflectiveOperationException {
    Method method = type.getMethod(name);
    method.setAccessible(true);
    return method.invoke(target);
  }
}
