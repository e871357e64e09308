package com.example.scenarios;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What newer JDKs have and Java 17, which this is compiled for, has not. */
public final class Platform {
  private Platform() {}

  /** Runs each task on a virtual thread of its own, where there are virtual threads. */
  public static Optional<Executor> virtualThreads() {
    return find(
            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class))
        .map(start -> task -> invoke(start, task));
  }

  /** {@code Thread.sleep(Duration)}, where it exists. */
  static Optional<MethodHandle> sleepOfDuration() {
    return find(Thread.class, "sleep", MethodType.methodType(void.class, Duration.class));
  }

  private static Optional<MethodHandle> find(Class<?> owner, String name, MethodType type) {
    try {
      return Optional.of(MethodHandles.publicLookup().findStatic(owner, name, type));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void invoke(MethodHandle start, Runnable task) {
    try {
      start.invoke(task);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
