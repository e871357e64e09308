package io.loopwarden.engine.code;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a jar's directory says: the groups of the Maven projects in it, its packages, its
 * manifest. What cannot be read has nothing in it. Reads files: never on an event loop.
 */
final class JarNames {

  private static final String MAVEN = "META-INF/maven/";

  /** Receives the name of each entry. */
  interface Reader {
    void name(String name);
  }

  private JarNames() {}

  /** Passes on the names of the entries of a jar, or of a jar in a jar. */
  static void read(CodeLocation location, Reader reader) {
    try (ZipFile jar = new ZipFile(new File(location.path()))) {
      if (location.entry().isEmpty()) {
        Enumeration<? extends ZipEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
          reader.name(entries.nextElement().getName());
        }
      } else {
        readNested(jar, location.entry(), reader);
      }
    } catch (IOException | RuntimeException e) {
      // a jar that went away, or is none
    }
  }

  private static void readNested(ZipFile jar, String entry, Reader reader) throws IOException {
    ZipEntry nested = jar.getEntry(entry);
    if (nested == null) {
      return;
    }
    try (ZipInputStream in = new ZipInputStream(jar.getInputStream(nested))) {
      for (ZipEntry next = in.getNextEntry(); next != null; next = in.getNextEntry()) {
        reader.name(next.getName());
      }
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
    try (InputStream in = new java.io.FileInputStream(new File(folder, "META-INF/MANIFEST.MF"))) {
      return in.readAllBytes();
    }
  }

  private static byte[] ofJar(File file) throws IOException {
    try (ZipFile jar = new ZipFile(file)) {
      ZipEntry entry = jar.getEntry("META-INF/MANIFEST.MF");
      return entry == null ? new byte[0] : jar.getInputStream(entry).readAllBytes();
    }
  }
}
