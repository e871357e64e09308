package reactor.blockhound.integration;

import org.jspecify.annotations.Nullable;

/** Finds what libraries mark their threads with, without needing the libraries. */
final class Markers {

  private Markers() {}

  static @Nullable Class<?> find(String name) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try {
      return Class.forName(name, false, context == null ? Markers.class.getClassLoader() : context);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
