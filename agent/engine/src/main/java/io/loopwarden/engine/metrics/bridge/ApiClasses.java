package io.loopwarden.engine.metrics.bridge;

import org.jspecify.annotations.Nullable;

/**
 * The classes of one copy of OpenTelemetry's API: that of an application, or that of
 * OpenTelemetry's Java agent, whose names have a prefix.
 *
 * @param prefix what the names of its classes begin with
 * @param loader the loader of its classes; null if that of the JVM loads them
 */
record ApiClasses(String prefix, @Nullable ClassLoader loader) {

  private static final String PACKAGE = "io.opentelemetry.api.";

  /** The copy that a class belongs to, whose name ends with its name in the application's copy. */
  static ApiClasses beside(Class<?> type, String name) {
    String prefix = type.getName().substring(0, type.getName().length() - name.length());
    return new ApiClasses(prefix, type.getClassLoader());
  }

  /**
   * A class.
   *
   * @param name its name, from that of the API's package on
   */
  Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(prefix + PACKAGE + name, false, loader);
  }
}
