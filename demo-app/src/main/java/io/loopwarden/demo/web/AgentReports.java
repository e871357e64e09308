package io.loopwarden.demo.web;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/** The agent's reports on this JVM, in a program that also runs without the agent. */
final class AgentReports {
  private static final String API = "io.loopwarden.api.Loopwarden";

  private AgentReports() {}

  /**
   * Listens from now on.
   *
   * @param listener runs on a thread of the agent; must neither block nor throw
   * @return ends it; empty if the agent is not attached, or not yet
   */
  static Optional<Runnable> listen(Consumer<JsonObject> listener) {
    try {
      // The JVM would not forget that it could not link a class, even when the agent is attached.
      Class.forName(API, false, ClassLoader.getSystemClassLoader());
    } catch (ClassNotFoundException notAttached) {
      return Optional.empty();
    }
    return AttachedAgent.listen(listener);
  }
}
