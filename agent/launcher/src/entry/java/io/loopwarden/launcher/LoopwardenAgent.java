package io.loopwarden.launcher;

import java.lang.instrument.Instrumentation;

/**
 * What the JVM calls. Compiled for Java 8, so that a JVM too old for Loopwarden gets one clear line and
 * runs on instead of aborting.
 *
 * <p>Nothing may escape from here, and nothing may be loaded here that the application would have
 * loaded otherwise or later: no logging, no {@code java.nio.file}, no JMX, no lambda.
 */
public final class LoopwardenAgent {

  private static final int OLDEST_FEATURE = 17;

  private LoopwardenAgent() {}

  /** Started with {@code -javaagent}, before the application. */
  public static void premain(String argument, Instrumentation instrumentation) {
    start(argument, instrumentation, false);
  }

  /** Attached while the application runs. */
  public static void agentmain(String argument, Instrumentation instrumentation) {
    start(argument, instrumentation, true);
  }

  /** The command line. */
  public static void main(String[] arguments) {
    if (feature() < OLDEST_FEATURE) {
      complain(tooOld());
      System.exit(1);
    }
    System.exit(CommandLineStart.run(arguments));
  }

  private static void start(String argument, Instrumentation instrumentation, boolean late) {
    try {
      if (feature() < OLDEST_FEATURE) {
        complain(tooOld());
      } else {
        AgentStart.run(argument, instrumentation, late);
      }
    } catch (Throwable reason) {
      complain("not started: " + reason);
    }
  }

  private static String tooOld() {
    return "not started: needs JDK " + OLDEST_FEATURE + " or later, this is " + version();
  }

  private static void complain(String message) {
    System.err.println(
        "WARN loopwarden event=not_started message=\"" + message.replace('"', '\'') + '"');
  }

  private static String version() {
    return System.getProperty("java.version", "unknown");
  }

  /** The feature release: 8 for {@code 1.8}, 17 for {@code 17}. */
  private static int feature() {
    String version = System.getProperty("java.specification.version", "");
    try {
      return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
