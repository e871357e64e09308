package io.loopwarden.engine.watchdog.platform;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's own count of the time that it stopped all threads. There is no public way to it, so the
 * package that has it is opened to this module alone; where that fails, it stays at zero.
 */
public final class SafepointCounter {

  private static final String PACKAGE = "sun.management";
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final @Nullable MethodHandle totalMillis;

  private SafepointCounter(@Nullable MethodHandle totalMillis) {
    this.totalMillis = totalMillis;
  }

  /** Opens the counter, or one that stays at zero. */
  public static SafepointCounter open(Instrumentation instrumentation) {
    try {
      Class<?> factory = Class.forName(PACKAGE + ".ManagementFactoryHelper");
      Module module = factory.getModule();
      Module own = SafepointCounter.class.getModule();
      instrumentation.redefineModule(
          module,
          Set.of(),
          Map.of(PACKAGE, Set.of(own)),
          Map.of(PACKAGE, Set.of(own)),
          Set.of(),
          Map.of());
      Object runtime = factory.getMethod("getHotspotRuntimeMBean").invoke(null);
      MethodHandle total =
          MethodHandles.lookup()
              .findVirtual(
                  Class.forName(PACKAGE + ".HotspotRuntimeMBean"),
                  "getTotalSafepointTime",
                  MethodType.methodType(long.class))
              .bindTo(runtime);
      return new SafepointCounter(total);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return new SafepointCounter(null);
    }
  }

  /** Whether there is one: it counts, too, while the collector stops all threads. */
  boolean isKnown() {
    return totalMillis != null;
  }

  /** How long all threads were stopped since the JVM started, in whole milliseconds. */
  long readNanos() {
    if (totalMillis == null) {
      return 0;
    }
    try {
      return (long) totalMillis.invokeExact() * NANOS_PER_MILLI;
    } catch (Throwable e) {
      return 0;
    }
  }
}
