package io.loopwarden.it.builds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.loopwarden.it.harness.Jdk;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Gradle as a folder. Its distribution is not on Maven Central, but {@code
 * dev.gradleplugins:gradle-api} has all its classes in one jar. In its folder Gradle looks for one
 * jar of each of its modules, with a file that says what the module needs: each of them is made of
 * that file alone, and one refers to the jar with the classes.
 */
final class GradleHome {
  private static final String VERSION = "8.5";
  private static final Path DOWNLOADS =
      Checkout.ROOT.resolve("integration-tests/suite/target/gradle");
  private static final Path CLASSES = DOWNLOADS.resolve("gradle-api-" + VERSION + ".jar");
  private static final String NEEDS = "-classpath.properties";
  private static final byte[] NOTHING = "projects=\nruntime=\n".getBytes(ISO_8859_1);
  private static final String WITH_CLASSES = "gradle-base-services";

  /** Not among the classes: Java is compiled by the program {@code javac} instead. */
  private static final String COMPILER = "gradle-java-compiler-plugin";

  private static final List<String> OPENED =
      List.of(
          "java.base/java.util",
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.prefs/java.util.prefs",
          "java.base/java.nio.charset",
          "java.base/java.net",
          "java.base/java.util.concurrent.atomic");

  private final Path libraries;

  private GradleHome(Path libraries) {
    this.libraries = libraries;
  }

  /** Makes it in a folder. */
  static GradleHome create(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("lib/plugins"));
    Files.createDirectories(folder.resolve("lib/agents"));
    GradleHome home = new GradleHome(folder.resolve("lib"));
    try (ZipFile classes = new ZipFile(CLASSES.toFile())) {
      for (ZipEntry entry : Collections.list(classes.entries())) {
        if (entry.getName().endsWith(NEEDS)) {
          home.addModule(classes, entry);
        }
      }
    }
    home.addJar(COMPILER, Map.of(COMPILER + NEEDS, NOTHING), "");
    home.addDownloads();
    return home;
  }

  private void addModule(ZipFile classes, ZipEntry needs) throws IOException {
    byte[] content = read(classes, needs);
    Map<String, byte[]> entries = new TreeMap<>(Map.of(needs.getName(), content));
    String module = needs.getName().substring(0, needs.getName().length() - NEEDS.length());
    if (module.equals(WITH_CLASSES)) {
      entries.putAll(JUnitAdapter.classes(classes));
      addJar(module, entries, CLASSES.getFileName().toString());
    } else {
      addJar(module, entries, "");
    }
    Properties properties = new Properties();
    properties.load(new ByteArrayInputStream(content));
    for (String library : properties.getProperty("runtime").split(",")) {
      if (!library.isEmpty()) {
        writeJar(libraries.resolve(library), Map.of(), ""); // its classes are in the one jar
      }
    }
  }

  static byte[] read(ZipFile jar, ZipEntry entry) throws IOException {
    try (InputStream content = jar.getInputStream(entry)) {
      return content.readAllBytes();
    }
  }

  private void addJar(String module, Map<String, byte[]> entries, String classPath)
      throws IOException {
    writeJar(libraries.resolve(module + "-" + VERSION + ".jar"), entries, classPath);
  }

  private static void writeJar(Path jar, Map<String, byte[]> entries, String classPath)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream output = new JarOutputStream(file, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        output.putNextEntry(new ZipEntry(entry.getKey()));
        output.write(entry.getValue());
      }
    }
  }

  /** The one jar, and Groovy and Kotlin, which it does not have. */
  private void addDownloads() throws IOException {
    for (Path jar : downloads()) {
      Path place = libraries.resolve(jar.getFileName());
      Files.deleteIfExists(place);
      Files.createSymbolicLink(place, jar);
    }
  }

  private static List<Path> downloads() throws IOException {
    try (Stream<Path> jars = Files.list(DOWNLOADS)) {
      return jars.sorted().toList();
    }
  }

  /** What starts it, up to Gradle's arguments, with the flags that make it need no second JVM. */
  List<String> command(Jdk jdk) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(
        List.of("-XX:MaxMetaspaceSize=384m", "-XX:+HeapDumpOnOutOfMemoryError", "-Xms256m"));
    command.add("-Xmx512m");
    for (String opened : OPENED) {
      command.add("--add-opens=" + opened + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-Duser.country", "-Duser.language=en"));
    command.addAll(List.of("-Duser.variant", "-Dorg.gradle.native=false"));
    command.add("-Dorg.gradle.internal.instrumentation.agent=false");
    command.addAll(List.of("-cp", classPath(), "org.gradle.launcher.GradleMain", "--no-daemon"));
    return command;
  }

  private String classPath() throws IOException {
    List<String> path = new ArrayList<>();
    path.add(libraries.resolve(WITH_CLASSES + "-" + VERSION + ".jar").toString());
    for (Path jar : downloads()) {
      path.add(libraries.resolve(jar.getFileName()).toString());
    }
    return String.join(File.pathSeparator, path);
  }
}
