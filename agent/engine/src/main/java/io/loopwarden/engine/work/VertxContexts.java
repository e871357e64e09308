package io.loopwarden.engine.work;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The context that runs on a thread of Vert.x, which the thread itself keeps in a field: Vert.x
 * changes it for every request, so a hook there would cost every request something.
 */
final class VertxContexts {

  private static final String THREAD = "io.vertx.core.impl.VertxThread";
  private static final String FIELD = "context";
  private static final String PARENT = "__PARENT_CONTEXT__";

  private static final ClassValue<Holder> HOLDERS =
      new ClassValue<>() {
        @Override
        protected Holder computeValue(Class<?> type) {
          return new Holder(find(type));
        }
      };

  private record Holder(@Nullable Field field) {}

  private VertxContexts() {}

  /** The context that runs on a thread now, or null. */
  static @Nullable Object of(Thread thread) {
    Field field = HOLDERS.get(thread.getClass()).field();
    try {
      return field == null ? null : field.get(thread);
    } catch (IllegalAccessException e) {
      return null;
    }
  }

  /**
   * The context of the request that one was made for: Quarkus's client works on a context of its
   * own, and keeps the other among what belongs to that one; null if there is none.
   */
  static @Nullable Object parentOf(@Nullable Object context) {
    if (context instanceof AtomicReferenceArray<?> locals) { // as of Vert.x 4.5
      for (int i = 0; i < locals.length(); i++) {
        if (locals.get(i) instanceof Map<?, ?> values && values.get(PARENT) != null) {
          return values.get(PARENT);
        }
      }
    }
    return null;
  }

  /** Open to reflection unless Vert.x is in a named module. */
  private static @Nullable Field find(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.getName().equals(THREAD)) {
        try {
          Field field = c.getDeclaredField(FIELD);
          field.setAccessible(true);
          return field;
        } catch (ReflectiveOperationException | RuntimeException e) {
          return null;
        }
      }
    }
    return null;
  }
}
