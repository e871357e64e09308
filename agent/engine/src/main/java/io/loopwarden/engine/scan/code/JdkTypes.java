package io.loopwarden.engine.scan.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The superclasses and interfaces of the classes of the running JDK. */
final class JdkTypes {

  private static final String[] PACKAGES = {"java/", "javax/", "jdk/", "sun/", "com/sun/"};

  private final Map<String, List<String>> parents = new ConcurrentHashMap<>();
  private final ClassLoader loader = ClassLoader.getPlatformClassLoader();

  /** Whether a class can be the JDK's, by its internal name. */
  static boolean mayHave(String name) {
    for (String prefix : PACKAGES) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The internal names of superclass and interfaces; none if the JDK has no such class. */
  List<String> parents(String name) {
    return mayHave(name) ? parents.computeIfAbsent(name, this::read) : List.of();
  }

  private List<String> read(String name) {
    List<String> found = new ArrayList<>(2);
    try {
      Class<?> type = Class.forName(name.replace('/', '.'), false, loader);
      Class<?> parent = type.getSuperclass();
      if (parent != null) {
        found.add(internalName(parent));
      }
      for (Class<?> each : type.getInterfaces()) {
        found.add(internalName(each));
      }
    } catch (ClassNotFoundException | LinkageError e) {
      // not of this JDK: nothing is known of it
    }
    return List.copyOf(found);
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
