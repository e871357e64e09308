package io.loopwarden.engine.code;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a class was loaded from, as text: to compare URLs would look up host names.
 *
 * @param kind what it is
 * @param path a file's or folder's path; of a jar in a jar, the outer jar's; a module's name
 * @param entry the path of a jar in a jar, or empty
 */
record CodeLocation(Kind kind, String path, String entry) {

  enum Kind {
    /** A folder of classes, in the file system or in a jar. */
    FOLDER,
    /** A jar, in the file system or in a jar. */
    JAR,
    /** A module of the run-time image. */
    MODULE,
    /** Nothing that says whose code is there. */
    UNKNOWN
  }

  // By hand: what the compiler writes starts java.lang.invoke, in milliseconds.

  @Override
  public boolean equals(Object other) {
    return other instanceof CodeLocation location
        && kind == location.kind
        && path.equals(location.path)
        && entry.equals(location.entry);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + entry.hashCode();
  }

  static final CodeLocation UNKNOWN = new CodeLocation(Kind.UNKNOWN, "", "");

  /** What the names of locations begin with, the outermost first. */
  private static final String[] SCHEMES = {"jar:", "nested:", "war:", "file:"};

  /** Where a class was loaded from. */
  static CodeLocation of(Class<?> type) {
    ProtectionDomain domain = type.getProtectionDomain();
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL url = source == null ? null : source.getLocation();
    return url == null ? UNKNOWN : of(url.getProtocol(), url.getPath());
  }

  /**
   * A location.
   *
   * @param protocol the protocol of its URL
   * @param path the rest of its URL, without a host
   */
  static CodeLocation of(@Nullable String protocol, @Nullable String path) {
    if (protocol == null || path == null) {
      return UNKNOWN;
    }
    return switch (protocol) {
      case "jrt" -> new CodeLocation(Kind.MODULE, path.substring(path.indexOf('/') + 1), "");
      case "file" -> inFileSystem(Percent.decode(path));
      case "jar", "war", "nested" -> inJar(Percent.decode(path));
      default -> UNKNOWN;
    };
  }

  /** Classes of a web archive that was not unpacked are in its folder WEB-INF/classes. */
  private static CodeLocation inFileSystem(String path) {
    boolean isFolder = path.endsWith("/") || path.endsWith(".war");
    Kind kind = isFolder ? Kind.FOLDER : isArchive(path) ? Kind.JAR : Kind.UNKNOWN;
    return new CodeLocation(kind, path, "");
  }

  /** Such as {@code nested:/app.jar/!BOOT-INF/lib/x.jar!/} or {@code file:/app.jar!/a/b!/}. */
  private static CodeLocation inJar(String given) {
    String path = withoutSchemes(given);
    while (path.endsWith("!/")) {
      path = path.substring(0, path.length() - 2);
    }
    int mark = outerEnd(path);
    if (mark < 0) {
      return inFileSystem(path);
    }
    String outer = path.substring(0, mark);
    String entry = path.substring(mark + 1);
    while (entry.startsWith("/") || entry.startsWith("!")) {
      entry = entry.substring(1);
    }
    while (outer.endsWith("/")) {
      outer = outer.substring(0, outer.length() - 1);
    }
    return new CodeLocation(isArchive(entry) ? Kind.JAR : Kind.FOLDER, outer, entry);
  }

  /** A location, without the schemes of its URL: a path, if it is a file or in one. */
  static String withoutSchemes(String location) {
    String rest = location;
    for (String scheme : SCHEMES) {
      if (rest.startsWith(scheme)) {
        rest = rest.substring(scheme.length());
      }
    }
    return rest;
  }

  private static int outerEnd(String path) {
    int mark = path.indexOf('!');
    return mark >= 0 ? mark : path.indexOf("*/"); // Tomcat's mark within a web archive
  }

  private static boolean isArchive(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return name.endsWith(".jar")
        || name.endsWith(".war")
        || name.endsWith(".ear")
        || name.endsWith(".zip")
        || name.endsWith(".jmod");
  }
}
