package io.loopwarden.hooks;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;

/**
 * A framework's object for a pool that the application has given a name. The object is held weakly.
 * Frameworks forget the name once the pool is made, so it is read there and then.
 */
public final class LoopwardenNamedPool extends WeakReference<Object> {

  /** Where the configurations of pools have the name. */
  private static final String FIELD = "name";

  /** The name. */
  public final String name;

  private LoopwardenNamedPool(Object owner, String name) {
    super(owner);
    this.name = name;
  }

  /** What a configuration says of an object that was made by it; null if it has no name. */
  static LoopwardenNamedPool of(Object owner, Object configuration) throws IllegalAccessException {
    Class<?> type = configuration.getClass();
    while (type != null) {
      try {
        Field field = type.getDeclaredField(FIELD);
        field.setAccessible(true);
        Object name = field.get(configuration);
        return name instanceof String text ? new LoopwardenNamedPool(owner, text) : null;
      } catch (NoSuchFieldException e) {
        type = type.getSuperclass();
      }
    }
    return null;
  }
}
