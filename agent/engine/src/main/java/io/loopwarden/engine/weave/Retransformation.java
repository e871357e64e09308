package io.loopwarden.engine.weave;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Retransforms classes in one batch, which is fastest. The JVM refuses a batch as a whole if one
 * class cannot be redefined, for example because its static initialiser or its verification has
 * failed; then each class is tried by itself, and those that fail are reported together.
 */
final class Retransformation {

  /** How many classes a report names. */
  private static final int MOST_NAMES = 10;

  private Retransformation() {}

  /** Retransforms what can be; never throws. */
  static void run(
      Instrumentation instrumentation, List<Class<?>> types, Transformer.Listener listener) {
    if (types.isEmpty() || tryAll(instrumentation, types.toArray(new Class<?>[0])) == null) {
      return;
    }
    int failed = 0;
    StringBuilder names = new StringBuilder();
    Throwable first = null;
    for (Class<?> type : types) {
      Throwable reason = tryAll(instrumentation, type);
      if (reason == null) {
        continue;
      }
      first = first == null ? reason : first;
      if (failed < MOST_NAMES) {
        names.append(failed == 0 ? "" : ", ").append(type.getName());
      }
      failed++;
    }
    if (first != null) {
      if (failed > MOST_NAMES) {
        names.append(" and ").append(failed - MOST_NAMES).append(" more");
      }
      listener.weavingFailed(names.toString(), first);
    }
  }

  /** What the JVM refused to do, or null. InternalError is among what it answers with. */
  private static @Nullable Throwable tryAll(Instrumentation instrumentation, Class<?>... types) {
    try {
      instrumentation.retransformClasses(types);
      return null;
    } catch (UnmodifiableClassException
        | LinkageError
        | VirtualMachineError
        | RuntimeException reason) {
      return reason;
    }
  }
}
