package io.loopwarden.engine.work;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Reads fields of the application's frameworks, of whatever loader and version, by their names. */
public final class PrivateFields {

  private PrivateFields() {}

  /**
   * What a field that an object's own class declares has; null if there is none of this name, as in
   * another version, or its module is not open.
   */
  public static @Nullable Object valueOf(@Nullable Object target, String name) {
    if (target == null) {
      return null;
    }
    try {
      Field field = target.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(target);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }
}
