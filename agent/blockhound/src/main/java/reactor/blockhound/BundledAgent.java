package reactor.blockhound;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.jar.JarFile;

/**
 * The agent's jar inside that of the drop-in, for {@code -javaagent:loopwarden-blockhound.jar}
 * where the agent is not on the class path.
 */
final class BundledAgent {

  private static final String RESOURCE = "META-INF/loopwarden/loopwarden-agent.jar";
  private static final String ENTRY = "io.loopwarden.launcher.LoopwardenAgent";

  private BundledAgent() {}

  /**
   * Adds the agent to the class path, unless it is there; in a temporary file that is deleted when
   * the JVM exits.
   *
   * @throws IOException if the drop-in's jar has no agent, or the file cannot be written
   */
  static void addTo(Instrumentation instrumentation) throws IOException {
    if (isOnClassPath()) {
      return;
    }
    ClassLoader loader = BundledAgent.class.getClassLoader();
    try (InputStream in = loader == null ? null : loader.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("loopwarden-agent.jar is not on the class path");
      }
      File jar = File.createTempFile("loopwarden-agent", ".jar");
      jar.deleteOnExit();
      try (FileOutputStream out = new FileOutputStream(jar)) {
        in.transferTo(out);
      }
      instrumentation.appendToSystemClassLoaderSearch(new JarFile(jar));
    }
  }

  private static boolean isOnClassPath() {
    try {
      Class.forName(ENTRY, false, ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
