package io.loopwarden.junit;

import io.loopwarden.api.Loopwarden;
import org.jspecify.annotations.Nullable;

/** The agent of this JVM, which is attached if it is not there. */
final class Agent {

  /** What is missing; the same for all of a JVM. */
  private static @Nullable String problem;

  private static boolean attachTried;

  private Agent() {}

  /**
   * Whether it watches; false if it is switched off, or is not there and not required.
   *
   * @param required whether to attach it, and to complain if that fails
   * @throws SetupException in one line, if it is not there or is too old
   */
  static synchronized boolean isWatching(boolean required) {
    try {
      if (!Loopwarden.isAttached()) {
        if (!required) {
          return false;
        }
        attach();
      }
      if (!Loopwarden.isWatching()) {
        return false;
      }
      requireVersion(Loopwarden.version());
      return true;
    } catch (LinkageError e) { // the API on the class path lacks something
      throw tooOld(Versions.of(Loopwarden.class));
    }
  }

  private static void attach() {
    if (!attachTried) {
      attachTried = true;
      try {
        Loopwarden.attach();
      } catch (IllegalStateException e) {
        problem = e.getMessage();
      }
    }
    if (problem != null) {
      throw new SetupException(
          "Loopwarden's agent is not in this JVM, and cannot be attached to it ("
              + problem
              + "): add -javaagent:${io.loopwarden:loopwarden-agent:jar} to Surefire's argLine, or"
              + " -javaagent:loopwarden-agent.jar to the JVM's arguments;"
              + " loopwarden.junit.required=false runs the tests without the agent");
    }
  }

  private static void requireVersion(String version) {
    if (Versions.isOlder(version, Versions.of(Agent.class))) {
      throw tooOld(version);
    }
  }

  private static SetupException tooOld(String version) {
    return new SetupException(
        "the agent in this JVM is Loopwarden "
            + version
            + ", older than loopwarden-junit "
            + Versions.of(Agent.class)
            + ": use the same version of both");
  }
}
