package io.loopwarden.api;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The agent of this JVM, as seen by the program that it watches. */
public final class Loopwarden {

  private static volatile @Nullable Function<String, String> engine;

  private Loopwarden() {}

  /** Called by the agent when it starts; of no use to anybody else. */
  public static void connect(Function<String, String> engine) {
    if (Loopwarden.engine == null) {
      Loopwarden.engine = engine;
    }
  }

  /** Whether the agent is attached to this JVM. */
  public static boolean isAttached() {
    return engine != null;
  }

  /**
   * What was found since the start, as the text that the agent logs when the JVM exits: one line of
   * numbers, then a table of operations and a table of sites, the worst first.
   *
   * @throws IllegalStateException if the agent is not attached
   */
  public static String summary() {
    Function<String, String> running = engine;
    if (running == null) {
      throw new IllegalStateException(
          "Loopwarden is not attached: start the JVM with -javaagent:loopwarden-agent.jar");
    }
    return running.apply("summary");
  }
}
