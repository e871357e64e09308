package io.loopwarden.engine.code;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a jar's directory says: the groups of the Maven projects in it, its packages, its
 * manifest. What cannot be read has nothing in it. Reads files: never on an event loop.
 */
final class JarNames {

  private static final String MAVEN = "META-INF/maven/";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final int MOST_MANIFEST_BYTES = 1 << 20;

  /** Receives the name of each entry. */
  interface Reader {
    void name(String name);
  }

  private JarNames() {}

  /** Passes on the names of the entries of a jar, or of a jar in a jar. */
  static void read(CodeLocation location, Reader reader) {
    try (RandomAccessFile file = new RandomAccessFile(location.path(), "r")) {
      JarArea area = JarArea.of(file);
      if (area != null && !location.entry().isEmpty()) {
        area = area.nested(location.entry());
      }
      if (area != null) {
        area.names(reader);
      }
    } catch (IOException | RuntimeException e) {
      // a jar that went away, or is none
    }
  }

  /** The Maven group that an entry of a jar's directory names, or null. */
  static @Nullable String group(String name) {
    if (!name.startsWith(MAVEN) || !name.endsWith("/pom.properties")) {
      return null;
    }
    int end = name.indexOf('/', MAVEN.length());
    return end == name.length() - "/pom.properties".length()
        ? null
        : name.substring(MAVEN.length(), end);
  }

  /** The package of a class file in a jar's directory; null for other entries. */
  static @Nullable String packageOf(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 || !name.endsWith(".class") || name.startsWith("META-INF/")
        ? null
        : name.substring(0, slash).replace('/', '.');
  }

  /** The main attributes of the manifest of a jar or folder; none if there is no manifest. */
  static Attributes manifest(String path) {
    try {
      File file = new File(path);
      byte[] text = file.isDirectory() ? ofFolder(file) : ofJar(file);
      return new Manifest(new ByteArrayInputStream(text)).getMainAttributes();
    } catch (IOException | RuntimeException e) {
      return new Attributes();
    }
  }

  private static byte[] ofFolder(File folder) throws IOException {
    try (InputStream in = new FileInputStream(new File(folder, MANIFEST))) {
      return in.readAllBytes();
    }
  }

  private static byte[] ofJar(File file) throws IOException {
    try (RandomAccessFile jar = new RandomAccessFile(file, "r")) {
      JarArea area = JarArea.of(jar);
      byte[] text = area == null ? null : area.read(MANIFEST, MOST_MANIFEST_BYTES);
      return text == null ? new byte[0] : text;
    }
  }
}
