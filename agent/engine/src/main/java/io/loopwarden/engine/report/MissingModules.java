package io.loopwarden.engine.report;

import org.jspecify.annotations.Nullable;

/**
 * The modules that the agent makes use of and that a JVM may be without: one that jlink made, or
 * one whose application is a module that does not require them.
 */
public final class MissingModules {

  private static final String MANAGEMENT = "java.management";
  private static final String PLATFORM_MANAGEMENT = "jdk.management";
  private static final String FLIGHT_RECORDER = "jdk.jfr";

  private MissingModules() {}

  /** What is missing, and what does not work therefore; null if nothing is. */
  public static @Nullable String consequences() {
    StringBuilder missing = new StringBuilder();
    StringBuilder lost = new StringBuilder();
    if (isMissing(MANAGEMENT)) {
      add(missing, MANAGEMENT, ", ");
      add(lost, "stalls have neither a CPU time nor the owner of a lock", "; ");
      add(lost, "garbage collections are reported as time in which the process stood still", "; ");
    }
    if (isMissing(PLATFORM_MANAGEMENT)) {
      add(missing, PLATFORM_MANAGEMENT, ", ");
      add(lost, "whether the process stood still is less certain outside Linux", "; ");
    }
    if (isMissing(FLIGHT_RECORDER)) {
      add(missing, FLIGHT_RECORDER, ", ");
      add(lost, "flight recordings and jfr.backstop do not work", "; ");
      add(lost, "virtual_threads sees no pinned threads", "; ");
    }
    return missing.length() == 0
        ? null
        : "this JVM runs without " + missing + ": " + lost + "; all else works";
  }

  private static void add(StringBuilder list, String item, String separator) {
    if (list.length() > 0) {
      list.append(separator);
    }
    list.append(item);
  }

  private static boolean isMissing(String module) {
    return ModuleLayer.boot().findModule(module).isEmpty();
  }
}
