package reactor.blockhound;

import io.loopwarden.api.Loopwarden;
import io.loopwarden.launcher.LoopwardenAgent;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Gets the agent into this JVM. No JVM may attach to itself without a flag, so a child process does
 * it.
 */
final class Attachment {

  private static final String JAR_PROPERTY = "loopwarden.agent.jar";

  private Attachment() {}

  /**
   * Attaches the agent, unless it is there.
   *
   * @param instrumentation starts it without an attachment; may be null
   * @throws IllegalStateException if that is not possible; its message says what to do
   */
  static void ensure(@Nullable Instrumentation instrumentation) {
    if (Loopwarden.isAttached()) {
      return;
    }
    String outcome = "";
    if (instrumentation != null) {
      LoopwardenAgent.agentmain("", instrumentation);
    } else {
      outcome = fromOutside(jar());
    }
    if (!Loopwarden.isAttached()) {
      throw new IllegalStateException(
          "Loopwarden cannot be attached to this JVM; start it with"
              + " -javaagent:loopwarden-agent.jar. "
              + outcome.strip());
    }
  }

  private static File jar() {
    CodeSource source = Loopwarden.class.getProtectionDomain().getCodeSource();
    try {
      if (source != null && new File(source.getLocation().toURI()).isFile()) {
        return new File(source.getLocation().toURI());
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      // said below
    }
    String named = System.getProperty(JAR_PROPERTY, "");
    if (new File(named).isFile()) {
      return new File(named);
    }
    throw new IllegalStateException(
        "Loopwarden's agent does not come from a jar here; name one with -D" + JAR_PROPERTY + "=");
  }

  /** What the child process had to say. */
  private static String fromOutside(File jar) {
    File java = new File(new File(System.getProperty("java.home"), "bin"), "java");
    long pid = ProcessHandle.current().pid();
    try {
      Process child =
          new ProcessBuilder(java.getPath(), "-jar", jar.getPath(), "attach", Long.toString(pid))
              .redirectErrorStream(true)
              .start();
      child.getOutputStream().close();
      String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      child.waitFor();
      return output;
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted while attaching";
    }
  }
}
