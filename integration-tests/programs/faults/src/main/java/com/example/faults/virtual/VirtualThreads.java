package com.example.faults.virtual;

import java.lang.reflect.Field;
import java.util.concurrent.Executor;

/** Makes virtual threads, by reflection: this is compiled for a JDK without them. */
final class VirtualThreads {

  private VirtualThreads() {}

  /**
   * A virtual thread that is not started.
   *
   * @param scheduler runs it, or null for the JDK's own. Another one needs {@code
   *     --add-opens=java.base/java.lang=ALL-UNNAMED}
   */
  static Thread unstarted(String name, Executor scheduler, Runnable task) {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      type.getMethod("name", String.class).invoke(builder, name);
      if (scheduler != null) {
        Field field = builder.getClass().getDeclaredField("scheduler");
        field.setAccessible(true);
        field.set(builder, scheduler);
      }
      return (Thread) type.getMethod("unstarted", Runnable.class).invoke(builder, task);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK has no such virtual threads", e);
    }
  }
}
