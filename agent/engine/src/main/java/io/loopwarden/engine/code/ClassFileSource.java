package io.loopwarden.engine.code;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Reads the class file of a class that was loaded from a location: a folder, a jar, a folder or a
 * jar in a jar, or a module of the JDK. It asks no class loader and leaves nothing open.
 */
final class ClassFileSource {

  /** The largest class file that is read; a larger one would delay a report. */
  static final int MOST_BYTES = 1 << 20;

  /** Where the archives of applications have their classes if the location does not say. */
  private static final String[] FOLDERS = {"", "BOOT-INF/classes/", "WEB-INF/classes/"};

  private ClassFileSource() {}

  /**
   * The class file of a class, or null if it is missing, too large or cannot be read.
   *
   * @param location what {@link ClassLocation} says of it
   * @param className the binary name
   */
  static byte @Nullable [] read(String location, String className) {
    return readEntry(location, className.replace('.', '/') + ".class");
  }

  /** The content of any file of a location, or null if it is missing, too large or not readable. */
  static byte @Nullable [] readEntry(String location, String entry) {
    try {
      if (location.startsWith(ClassLocation.IMAGE)) {
        try (InputStream in = URI.create(location + '/' + entry).toURL().openStream()) {
          return limited(in);
        }
      }
      return readFile(location, entry);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static byte @Nullable [] limited(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    return bytes.length > MOST_BYTES ? null : bytes;
  }

  private static byte @Nullable [] readFile(String location, String entry) throws IOException {
    String path = CodeLocation.withoutSchemes(location);
    if (!path.startsWith("/")) {
      return null;
    }
    String decoded = Percent.decode(path);
    byte[] found = readPath(decoded, entry);
    return found != null || decoded.equals(path) ? found : readPath(path, entry);
  }

  private static byte @Nullable [] readPath(String path, String entry) throws IOException {
    File file = new File(path);
    if (file.isDirectory()) {
      File classFile = new File(file, entry);
      if (!classFile.isFile()) {
        return null;
      }
      try (InputStream in = new FileInputStream(classFile)) {
        return limited(in);
      }
    }
    if (file.isFile()) {
      return readJar(file, "", entry);
    }
    int end = endOfArchive(path);
    return end < 0 ? null : readJar(new File(path.substring(0, end)), path.substring(end), entry);
  }

  /** Where the name of the outer archive ends: the separators are {@code !} and Tomcat's star. */
  private static int endOfArchive(String path) {
    int end = path.indexOf('!');
    int star = path.indexOf('*');
    return end < 0 || star >= 0 && star < end ? star : end;
  }

  /**
   * Reads from a jar.
   *
   * @param within what stands after the file's name: the names of a folder or of a jar in it
   */
  private static byte @Nullable [] readJar(File file, String within, String entry)
      throws IOException {
    if (!file.isFile()) {
      return null;
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file, "r")) {
      JarArea area = JarArea.of(bytes);
      String folder = "";
      for (String part : within.replace('*', '!').split("!", -1)) {
        String name = withoutSlashes(part);
        if (area == null || name.isEmpty()) {
          continue;
        }
        JarArea nested = area.nested(name);
        area = nested == null ? area : nested;
        folder = nested == null ? name + '/' : "";
      }
      return area == null ? null : read(area, folder, entry);
    }
  }

  private static byte @Nullable [] read(JarArea area, String folder, String entry)
      throws IOException {
    if (!folder.isEmpty()) {
      return area.read(folder + entry, MOST_BYTES);
    }
    for (String usual : FOLDERS) {
      byte[] found = area.read(usual + entry, MOST_BYTES);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static String withoutSlashes(String part) {
    int start = part.startsWith("/") ? 1 : 0;
    int end = part.endsWith("/") && part.length() > start ? part.length() - 1 : part.length();
    return part.substring(start, end);
  }
}
