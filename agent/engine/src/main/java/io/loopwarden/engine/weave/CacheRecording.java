package io.loopwarden.engine.weave;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Set;

/**
 * Whether this JVM records an AOT cache or a class-data archive. An agent that retransforms classes
 * of the JDK meanwhile makes JDK 25 crash when it writes the cache.
 *
 * <p>The JVM itself is asked, because its options may come from the command line, from files and
 * from several environment variables.
 */
public final class CacheRecording {

  /** What the user can do instead. */
  public static final String ADVICE =
      "Loopwarden is disabled while this JVM records a class cache; record it without the agent and"
          + " with --add-modules=java.instrument, then use it with the agent";

  private static final String PACKAGE = "jdk.internal.misc";

  private CacheRecording() {}

  /** Whether it does; false if this JVM cannot be asked. */
  public static boolean isUnderWay(Instrumentation instrumentation) {
    if (System.getProperty("java.vm.info", "").indexOf("sharing") >= 0) {
      return false; // spares ordinary JVMs the milliseconds below: who records uses no archive
    }
    try {
      instrumentation.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of(PACKAGE, Set.of(CacheRecording.class.getModule())),
          Map.of(),
          Set.of(),
          Map.of());
      MethodHandle isDumping =
          MethodHandles.lookup()
              .findStatic(
                  Class.forName(PACKAGE + ".CDS", false, null),
                  "isDumpingArchive",
                  MethodType.methodType(boolean.class));
      return (boolean) isDumping.invokeExact();
    } catch (Throwable e) {
      return false; // another kind of JVM
    }
  }
}
