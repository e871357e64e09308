package io.loopwarden.engine.weave;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Whether a JVM will probably have event loops, by the names of the jars on its class path. It
 * decides only when classes of the JDK are woven, so a wrong answer costs time and nothing else.
 */
public final class EventLoopLibraries {

  private static final String NETTY = "netty";
  private static final String VERTX = "vertx";
  private static final String JAR = ".jar";

  /** A class of Netty's in a jar that has all libraries unpacked. */
  private static final String NETTY_CLASS = "io/netty/util/internal/ThreadExecutorMap.class";

  /** Where Spring Boot lists the jars that it packs into one. */
  private static final String BOOT_INDEX = "BOOT-INF/classpath.idx";

  /** Where Quarkus keeps the jars of an application, beside the one that starts it. */
  private static final String QUARKUS_FOLDER = "lib/main";

  private EventLoopLibraries() {}

  /** Whether this JVM has Netty or Vert.x. */
  public static boolean areExpected() {
    return areIn(System.getProperty("java.class.path", ""))
        || isNamedIn(System.getProperty("jdk.module.path", ""));
  }

  /** Whether a class path has Netty or Vert.x; a single jar is looked into. */
  static boolean areIn(String classPath) {
    if (isNamedIn(classPath)) {
      return true;
    }
    if (!classPath.endsWith(JAR) || classPath.indexOf(File.pathSeparatorChar) >= 0) {
      return false;
    }
    File file = new File(classPath);
    try (JarFile jar = new JarFile(file)) {
      return jar.getEntry(NETTY_CLASS) != null
          || isNamedInManifest(jar.getManifest())
          || isNamedInIndex(jar)
          || isInFolder(new File(file.getAbsoluteFile().getParentFile(), QUARKUS_FOLDER));
    } catch (IOException e) {
      return false; // the JVM itself reports a class path that cannot be read
    }
  }

  private static boolean isNamedInManifest(@Nullable Manifest manifest) {
    String classPath =
        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    return classPath != null && isNamedIn(classPath);
  }

  private static boolean isNamedInIndex(JarFile jar) throws IOException {
    ZipEntry index = jar.getEntry(BOOT_INDEX);
    if (index == null) {
      return false;
    }
    try (InputStream in = jar.getInputStream(index)) {
      return isNamedIn(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static boolean isInFolder(File folder) {
    String[] names = folder.list();
    if (names == null) {
      return false;
    }
    for (String name : names) {
      if (isNamedIn(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamedIn(String names) {
    return names.contains(NETTY) || names.contains(VERTX);
  }
}
