package io.loopwarden.engine.code;

import java.util.HashSet;
import java.util.Set;

/**
 * The packages of the JDK's modules. Not all of them have a name that tells, such as {@code
 * com.sun.crypto.provider}, and a class of the boot loader is not found among those of others.
 */
public final class JdkPackages {

  private static final Set<String> NAMES = names();

  private JdkPackages() {}

  /** Whether a class of this name is in one of them. */
  public static boolean have(String className) {
    int end = className.lastIndexOf('.');
    return end > 0 && NAMES.contains(className.substring(0, end));
  }

  private static Set<String> names() {
    ClassLoader platformLoader = ClassLoader.getPlatformClassLoader();
    Set<String> names = new HashSet<>();
    for (Module module : ModuleLayer.boot().modules()) {
      ClassLoader loader = module.getClassLoader();
      if (loader == null || loader == platformLoader) {
        names.addAll(module.getPackages());
      }
    }
    return names;
  }
}
