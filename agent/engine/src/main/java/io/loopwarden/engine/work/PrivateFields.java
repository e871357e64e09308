package io.loopwarden.engine.work;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Reads fields of the application's frameworks, of whatever loader and version, by their names. */
public final class PrivateFields {

  private PrivateFields() {}

  /**
   * What a field of an object has; null if there is none of this name, as in another version, or
   * its module is not open.
   */
  public static @Nullable Object valueOf(@Nullable Object target, String name) {
    Class<?> type = target == null ? null : target.getClass();
    while (type != null) {
      try {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(target);
      } catch (NoSuchFieldException e) {
        type = type.getSuperclass();
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        return null;
      }
    }
    return null;
  }
}
