package io.loopwarden.engine.code;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Finds the class or interface that a class was generated for. */
final class WrittenClass {

  private WrittenClass() {}

  /** What a class was generated for; null if it was written, or nothing shows what for. */
  static @Nullable Class<?> of(Class<?> type) {
    if (Proxy.isProxyClass(type)) {
      return ofInterfaces(type);
    }
    if (type.isHidden()) {
      Class<?> host = type.getNestHost();
      return host == type ? null : host;
    }
    if (GeneratedNames.written(type.getName()) == null) {
      return null;
    }
    Class<?> extended = type.getSuperclass();
    boolean saysNothing = extended == null || extended.getClassLoader() == null;
    return saysNothing ? ofInterfacesOutsideJdk(type) : extended;
  }

  private static @Nullable Class<?> ofInterfaces(Class<?> type) {
    Class<?> outside = ofInterfacesOutsideJdk(type);
    Class<?>[] interfaces = type.getInterfaces();
    return outside != null ? outside : interfaces.length == 0 ? null : interfaces[0];
  }

  private static @Nullable Class<?> ofInterfacesOutsideJdk(Class<?> type) {
    for (Class<?> candidate : type.getInterfaces()) {
      if (candidate.getClassLoader() != null) {
        return candidate;
      }
    }
    return null;
  }
}
