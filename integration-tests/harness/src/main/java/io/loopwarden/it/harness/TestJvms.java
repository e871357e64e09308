package io.loopwarden.it.harness;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The JVMs that the running test has started, for the message of its failure: a JVM belongs to the
 * test on whose thread it is started, for other threads there is {@link #ofThisTest}. Outside a
 * test nothing is kept.
 */
public final class TestJvms {
  private static final ThreadLocal<Map<Path, StartedJvm>> OF_THIS_TEST = new ThreadLocal<>();

  private TestJvms() {}

  /** Adds a JVM; one with the same output comes after one that has ended, and replaces it. */
  static void add(StartedJvm jvm) {
    Map<Path, StartedJvm> jvms = OF_THIS_TEST.get();
    if (jvms != null) {
      jvms.put(jvm.standardOutput(), jvm);
    }
  }

  /** Those of the test that runs on this thread; null if none does. */
  static Map<Path, StartedJvm> current() {
    return OF_THIS_TEST.get();
  }

  /** Begins with none, and returns where they are going to be. */
  static Map<Path, StartedJvm> begin() {
    Map<Path, StartedJvm> jvms = Collections.synchronizedMap(new LinkedHashMap<>());
    OF_THIS_TEST.set(jvms);
    return jvms;
  }

  /** Goes back to what was there before. */
  static void restore(Map<Path, StartedJvm> before) {
    OF_THIS_TEST.set(before);
  }

  /** Work for another thread, whose JVMs belong to the test that runs on this thread. */
  public static <T> Supplier<T> ofThisTest(Supplier<T> work) {
    Map<Path, StartedJvm> jvms = OF_THIS_TEST.get();
    return () -> {
      OF_THIS_TEST.set(jvms);
      try {
        return work.get();
      } finally {
        OF_THIS_TEST.remove();
      }
    };
  }
}
