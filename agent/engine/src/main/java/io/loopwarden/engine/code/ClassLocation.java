package io.loopwarden.engine.code;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Where a class was loaded from, as a string. No method of the URL's handler is called: it may be
 * the application's, and the JDK's own would look up host names.
 */
final class ClassLocation {

  /** What the locations of the JDK's modules begin with. */
  static final String IMAGE = "jrt:/";

  private ClassLocation() {}

  /** The location of a class's code source, or null if it has none. */
  static @Nullable String of(Class<?> type) {
    ProtectionDomain domain = type.getProtectionDomain();
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL url = source == null ? null : source.getLocation();
    if (url != null) {
      String authority = url.getAuthority();
      return authority == null || authority.isEmpty()
          ? url.getProtocol() + ':' + url.getFile()
          : url.getProtocol() + "://" + authority + url.getFile();
    }
    String module = type.getModule().getName();
    return module != null && isOfJdk(type.getClassLoader()) ? IMAGE + module : null;
  }

  private static boolean isOfJdk(@Nullable ClassLoader loader) {
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
