package reactor.blockhound;

import io.loopwarden.api.Loopwarden;
import io.loopwarden.launcher.LoopwardenAgent;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Gets the agent into this JVM. */
final class Attachment {

  private Attachment() {}

  /**
   * Attaches the agent, unless it is there.
   *
   * @param instrumentation starts it without an attachment; may be null
   * @throws IllegalStateException if that is not possible; its message says what to do
   */
  static void ensure(@Nullable Instrumentation instrumentation) {
    if (instrumentation != null && !Loopwarden.isAttached()) {
      LoopwardenAgent.agentmain("", instrumentation);
    }
    try {
      Loopwarden.attach();
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "Loopwarden cannot be attached to this JVM; start it with"
              + " -javaagent:loopwarden-agent.jar ("
              + e.getMessage()
              + ")");
    }
  }
}
