package io.loopwarden.engine.weave;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Defines the hooks in {@code java.lang}, where every class of every loader can see them. The
 * package is opened for that to this class's module alone, which is the unnamed module of the
 * engine's loader. A bootstrap class path would print a warning and cost the application its
 * class-data sharing.
 */
public final class HookDefinition {

  private static final String FIRST = "java.lang.LoopwardenEngineHandle";

  private HookDefinition() {}

  /**
   * Defines the classes in the order given, so each after those that it extends.
   *
   * @throws IllegalAccessException if the JVM does not let itself be opened
   */
  public static void define(Instrumentation instrumentation, List<byte[]> classFiles)
      throws IllegalAccessException {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(HookDefinition.class.getModule())),
        Set.of(),
        Map.of());
    MethodHandles.Lookup javaLang =
        MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    for (byte[] classFile : classFiles) {
      define(javaLang, classFile);
    }
  }

  private static void define(MethodHandles.Lookup javaLang, byte[] classFile)
      throws IllegalAccessException {
    try {
      javaLang.defineClass(classFile);
    } catch (LinkageError e) {
      if (!areThere()) {
        throw e;
      }
    }
  }

  /** An attempt to start that failed after this has left them, and they cannot be taken back. */
  private static boolean areThere() {
    try {
      Class.forName(FIRST, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
