package reactor.blockhound;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The agent's jar inside that of the drop-in, for a JVM where the agent is not on the class path.
 * It is written to a temporary file, which is deleted when the JVM exits.
 *
 * <p>Nothing here names a class of the agent: a class that could not be found once is not looked
 * for again, and the agent's can be found only afterwards.
 */
final class BundledAgent {

  private static final String RESOURCE = "META-INF/loopwarden/loopwarden-agent.jar";
  private static final String API = "io.loopwarden.api.Loopwarden";

  private static final String MISSING =
      "add loopwarden-agent.jar to the class path of loopwarden-blockhound.jar";

  private static @Nullable File written;

  private BundledAgent() {}

  /**
   * Makes the agent's API visible, unless it is. Without an instrumentation this attaches the
   * agent, whose jar the JVM then adds to the class path.
   *
   * @throws IOException if the drop-in's jar has no agent, or the file cannot be written
   * @throws IllegalStateException if the agent cannot be attached; its message says why
   */
  static synchronized void provide(@Nullable Instrumentation instrumentation) throws IOException {
    if (isVisible()) {
      return;
    }
    File jar = file();
    if (instrumentation == null) {
      attach(jar);
    } else {
      instrumentation.appendToSystemClassLoaderSearch(new JarFile(jar));
    }
    if (!isVisible()) { // a class loader that does not ask that of the class path
      throw new IOException(MISSING);
    }
  }

  private static boolean isVisible() {
    try {
      Class.forName(API, false, BundledAgent.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static File file() throws IOException {
    File jar = written;
    if (jar == null || !jar.isFile()) {
      jar = write();
      written = jar;
    }
    return jar;
  }

  private static File write() throws IOException {
    ClassLoader loader = BundledAgent.class.getClassLoader();
    try (InputStream in = loader == null ? null : loader.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(MISSING);
      }
      File jar = temporaryFile();
      jar.deleteOnExit();
      try (FileOutputStream out = new FileOutputStream(jar)) {
        in.transferTo(out);
      }
      return jar;
    }
  }

  private static File temporaryFile() throws IOException {
    try {
      return File.createTempFile("loopwarden-agent", ".jar");
    } catch (IOException e) {
      String folder = System.getProperty("java.io.tmpdir");
      throw new IOException(MISSING + "; no file can be made in " + folder + ": " + e.getMessage());
    }
  }

  /** By a copy of the agent's API that is released afterwards. */
  private static void attach(File jar) throws IOException {
    URL[] urls = {jar.toURI().toURL()};
    try (URLClassLoader copy = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      copy.loadClass(API).getMethod("attach").invoke(null);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalStateException reason) {
        throw reason;
      }
      throw new IOException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }
}
