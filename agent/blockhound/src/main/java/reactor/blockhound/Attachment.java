package reactor.blockhound;

import io.loopwarden.api.Loopwarden;
import io.loopwarden.launcher.LoopwardenAgent;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Gets the agent into this JVM. */
final class Attachment {

  private Attachment() {}

  /**
   * Attaches the agent, unless it is there.
   *
   * @param instrumentation starts it without an attachment; may be null
   * @param options the agent's, if it is started without an attachment
   * @throws IllegalStateException if that is not possible; its message says what to do
   */
  static void ensure(@Nullable Instrumentation instrumentation, String options) {
    try {
      BundledAgent.provide(instrumentation);
      attach(instrumentation, options);
    } catch (IOException | IllegalStateException e) {
      throw new IllegalStateException(
          "Loopwarden cannot be attached to this JVM; start it with"
              + " -javaagent:loopwarden-agent.jar ("
              + e.getMessage()
              + ")");
    }
  }

  /** Names the agent's classes, which must be visible before this runs. */
  private static void attach(@Nullable Instrumentation instrumentation, String options) {
    if (instrumentation != null && !Loopwarden.isAttached()) {
      LoopwardenAgent.agentmain(options, instrumentation);
    }
    Loopwarden.attach();
  }
}
