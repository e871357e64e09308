package io.loopwarden.engine.code;

import java.io.File;
import java.util.Properties;
import java.util.StringTokenizer;
import java.util.jar.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * The class of the application that the JVM was started with.
 *
 * @param className its name; null if a test runner, a server or a framework's own class was started
 *     and names none
 * @param started the class that the JVM's command line or the jar's manifest names, or empty
 * @param jar the jar that was started, or null
 * @param module the main module, or null
 */
record StartClass(
    @Nullable String className, String started, @Nullable String jar, @Nullable String module) {

  /** What manifests call the application's class, before {@code Main-Class}. */
  private static final String[] NAMED = {"Start-Class", "Main-Verticle"};

  /** The starter of Quarkus, given as a class or by its jar. */
  static final String QUARKUS = "io.quarkus.bootstrap.";

  private static final String QUARKUS_JAR = "quarkus-run.jar";

  /** Reads it from system properties, and from a manifest. */
  static StartClass of(Properties properties, KnownFrameworks frameworks) {
    String module = properties.getProperty("jdk.module.main");
    String command = properties.getProperty("sun.java.command", "");
    String classPath = properties.getProperty("java.class.path", "");
    if (module != null && !module.startsWith("jdk.")) {
      String name = properties.getProperty("jdk.module.main.class", "");
      return new StartClass(inArguments(name, command, frameworks), name, null, module);
    }
    if (!classPath.isEmpty() && (command + ' ').startsWith(classPath + ' ')) {
      Attributes manifest = JarNames.manifest(classPath);
      String main = value(manifest, "Main-Class");
      return new StartClass(named(manifest, main, command, frameworks), main, classPath, null);
    }
    String main = firstWord(command);
    Attributes manifest =
        frameworks.startOthers(main)
            ? JarNames.manifest(firstOf(classPath)) // Boot's launcher, given as a class
            : new Attributes();
    String jar = main.startsWith(QUARKUS) ? entryNamed(QUARKUS_JAR, classPath) : null;
    return new StartClass(named(manifest, main, command, frameworks), main, jar, null);
  }

  private static @Nullable String named(
      Attributes manifest, String main, String command, KnownFrameworks frameworks) {
    for (String key : NAMED) {
      String name = value(manifest, key);
      if (isClassName(name)) {
        return name;
      }
    }
    return inArguments(main, command, frameworks);
  }

  /** The class that was started, or the one that a framework's class was told to start. */
  private static @Nullable String inArguments(
      String main, String command, KnownFrameworks frameworks) {
    if (main.isEmpty()) {
      return null;
    }
    if (!frameworks.startOthers(main) && !frameworks.launch(main)) {
      return main;
    }
    StringTokenizer words = new StringTokenizer(command, " ");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (isClassName(word) && !frameworks.startOthers(word) && !frameworks.claim(word)) {
        return word;
      }
    }
    return null;
  }

  /** Whether it has a package and the form of a class name, as the names of files do not. */
  private static boolean isClassName(String word) {
    int dot = word.lastIndexOf('.');
    if (dot < 1 || dot + 1 == word.length() || !Character.isUpperCase(word.charAt(dot + 1))) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != '.' && !Character.isJavaIdentifierPart(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String value(Attributes manifest, String key) {
    String value = manifest.getValue(key);
    return value == null ? "" : value.strip();
  }

  private static String firstWord(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  private static String firstOf(String classPath) {
    int end = classPath.indexOf(File.pathSeparatorChar);
    return end < 0 ? classPath : classPath.substring(0, end);
  }

  private static @Nullable String entryNamed(String fileName, String classPath) {
    StringTokenizer entries = new StringTokenizer(classPath, File.pathSeparator);
    while (entries.hasMoreTokens()) {
      String entry = entries.nextToken();
      if (new File(entry).getName().equals(fileName)) {
        return entry;
      }
    }
    return null;
  }

  /** Whether a framework's own class was started, and nothing names the application's. */
  boolean isFrameworks(KnownFrameworks frameworks) {
    return className == null && frameworks.launch(started);
  }

  /** The package of the application's class, or empty. */
  String packageName() {
    String name = className;
    int dot = name == null ? -1 : name.lastIndexOf('.');
    return name == null || dot < 0 ? "" : name.substring(0, dot);
  }
}
