package io.loopwarden.engine.weave;

import io.loopwarden.engine.weave.plan.Planner;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Looks at classes that the application loaded before a late attach. */
final class ClassesBeforeAttach {

  private ClassesBeforeAttach() {}

  /** Whether a loaded class of the application is to be woven, by its class file. */
  static boolean mayNeedWeaving(Class<?> type, Planner planner) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null
        || loader == ClassLoader.getPlatformClassLoader()
        || loader == ClassesBeforeAttach.class.getClassLoader()
        || type.isArray()
        || type.isPrimitive()
        || type.isHidden()) {
      return false;
    }
    String internalName = type.getName().replace('.', '/');
    byte[] classFile = read(loader, internalName);
    try {
      return classFile != null && planner.planFor(loader, internalName, classFile) != null;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static byte @Nullable [] read(ClassLoader loader, String internalName) {
    try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException | RuntimeException | LinkageError e) {
      return null; // a loader that keeps its class files to itself
    }
  }
}
