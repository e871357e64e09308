package io.loopwarden.engine.pool;

import io.loopwarden.engine.thread.LiveThreads;
import io.loopwarden.engine.work.PublicMethods;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The threads of Kotlin's coroutines, of whatever loader and version. All dispatchers share them:
 * what one does at the moment shows its state and its stack.
 */
final class CoroutineWorkers {

  private static final String WORKER = "kotlinx.coroutines.scheduling.CoroutineScheduler$Worker";

  private CoroutineWorkers() {}

  /** Those in a state, by its name. */
  static List<Thread> in(String state) {
    List<Thread> found = new ArrayList<>();
    for (Thread thread : LiveThreads.all()) {
      if (thread != null
          && thread.getClass().getName().equals(WORKER)
          && value(thread, "state") instanceof Enum<?> now
          && now.name().equals(state)) {
        found.add(thread);
      }
    }
    return found;
  }

  /** What a field of an object has, whose name begins like this; null if that is not known. */
  static @Nullable Object value(Object object, String name) {
    for (Field field : object.getClass().getDeclaredFields()) {
      if (field.getName().startsWith(name) && !field.getName().endsWith("FU")) {
        try {
          field.setAccessible(true);
          return field.get(object);
        } catch (IllegalAccessException | RuntimeException e) {
          return null;
        }
      }
    }
    return null;
  }

  /** How many tasks wait in a queue, which is such a field of an object. */
  static long sizeOf(Object object, String name) {
    return PublicMethods.call(value(object, name), "getSize") instanceof Integer size ? size : 0;
  }
}
