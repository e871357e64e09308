package io.loopwarden.engine.pool;

import io.loopwarden.engine.thread.LiveThreads;
import io.loopwarden.engine.work.PrivateFields;
import io.loopwarden.engine.work.PublicMethods;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The threads of Kotlin's coroutines, of whatever loader and version. All dispatchers share them:
 * what one does at the moment shows its state and its stack.
 */
final class CoroutineWorkers {

  private static final String WORKER = "kotlinx.coroutines.scheduling.CoroutineScheduler$Worker";

  /** What Kotlin's compiler adds to the names of some fields since 1.8. */
  private static final String VOLATILE = "$volatile";

  private CoroutineWorkers() {}

  /** Those in a state, by its name. */
  static List<Thread> in(String state) {
    List<Thread> found = new ArrayList<>();
    for (Thread thread : LiveThreads.all()) {
      if (thread.getClass().getName().equals(WORKER)
          && value(thread, "state") instanceof Enum<?> now
          && now.name().equals(state)) {
        found.add(thread);
      }
    }
    return found;
  }

  /** What a field of a dispatcher has; null if that is not known. */
  static @Nullable Object value(Object dispatcher, String name) {
    Object value = PrivateFields.valueOf(dispatcher, name + VOLATILE);
    return value == null ? PrivateFields.valueOf(dispatcher, name) : value;
  }

  /** How many tasks wait in a queue, which is such a field. */
  static long sizeOf(Object dispatcher, String name) {
    return PublicMethods.call(value(dispatcher, name), "getSize") instanceof Integer size
        ? size
        : 0;
  }
}
