package io.loopwarden.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the engine and its libraries from a folder of the agent's jar where no other loader finds
 * them, so that the application and the engine may each have a Logback or a Byte Buddy of their
 * own.
 *
 * <p>It asks itself first and its parent second. The engine hands itself over here while its class
 * is initialised, which spares both sides reflection.
 */
final class IsolatedLoader extends ClassLoader implements Consumer<Object> {

  /** Where the engine's classes lie in the jar. */
  static final String FOLDER = "inst/";

  /** What their names end in, instead of {@code .class}. */
  static final String CLASS_ENDING = ".classdata";

  private static final String CLASS_FILE = ".class";
  private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private @Nullable Object engine;

  IsolatedLoader(JarFile jar, ClassLoader parent) {
    super("loopwarden", parent);
    this.jar = jar;
  }

  @Override
  public void accept(Object engine) {
    this.engine = engine;
  }

  /**
   * Initialises a class of the engine and returns what it handed over.
   *
   * @param <R> what the class answers with
   * @throws IOException if the class is missing
   */
  @SuppressWarnings("unchecked") // each engine is such a function, by agreement
  <R> Function<Map<String, Object>, R> open(String className) throws IOException {
    try {
      Class.forName(className, true, this);
    } catch (ClassNotFoundException e) {
      throw new IOException(className + " is missing in " + jar.getName(), e);
    }
    Object found = engine;
    if (found == null) {
      throw new IllegalStateException(className + " did not report to its loader");
    }
    return (Function<Map<String, Object>, R>) found;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> type = findLoadedClass(name);
      if (type == null) {
        JarEntry entry = jar.getJarEntry(FOLDER + name.replace('.', '/') + CLASS_ENDING);
        type = entry == null ? super.loadClass(name, false) : define(name, entry);
      }
      if (resolve) {
        resolveClass(type);
      }
      return type;
    }
  }

  /**
   * What an entry holds; {@code readAllBytes} would fill and copy buffers of many times its size.
   */
  static byte[] read(JarFile jar, JarEntry entry) throws IOException {
    byte[] content = new byte[Math.toIntExact(entry.getSize())];
    try (InputStream in = jar.getInputStream(entry)) {
      if (in.readNBytes(content, 0, content.length) < content.length) {
        throw new IOException(entry.getName() + " is cut off in " + jar.getName());
      }
    }
    return content;
  }

  private Class<?> define(String name, JarEntry entry) {
    byte[] classFile;
    try {
      classFile = read(jar, entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int dot = name.lastIndexOf('.');
    if (dot > 0 && getDefinedPackage(name.substring(0, dot)) == null) {
      try {
        definePackage(name.substring(0, dot), null, null, null, null, null, null, null);
      } catch (IllegalArgumentException e) {
        // another thread was faster
      }
    }
    try {
      return defineClass(name, classFile, 0, classFile.length);
    } catch (LinkageError e) {
      // Another agent's transformer may ask for the class while it is being defined.
      Class<?> defined = findLoadedClass(name);
      if (defined == null) {
        throw e;
      }
      return defined;
    }
  }

  /** Also finds class files of the JDK: other agents look for them when they transform classes. */
  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null && isClassFile(name) ? JDK.getResource(name) : own;
  }

  @Override
  public Enumeration<URL> getResources(String name) {
    URL url = getResource(name);
    return url == null
        ? Collections.emptyEnumeration()
        : Collections.enumeration(Collections.singleton(url));
  }

  @Override
  protected @Nullable URL findResource(String name) {
    String path = path(name);
    if (jar.getEntry(path) == null) {
      return null;
    }
    try {
      return new URL("jar:" + new File(jar.getName()).toURI() + "!/" + path);
    } catch (MalformedURLException e) {
      return null;
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    JarEntry entry = jar.getJarEntry(path(name));
    if (entry == null) {
      return isClassFile(name) ? JDK.getResourceAsStream(name) : null;
    }
    try {
      return jar.getInputStream(entry);
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isClassFile(String name) {
    return name.endsWith(CLASS_FILE);
  }

  /** Where a resource lies in the jar; class files have another ending there. */
  private static String path(String name) {
    return isClassFile(name)
        ? FOLDER + name.substring(0, name.length() - CLASS_FILE.length()) + CLASS_ENDING
        : FOLDER + name;
  }
}
