package io.loopwarden.it.harness;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * A JDK on this machine.
 *
 * @param home its folder
 * @param version as its release file has it: 17.0.15, 25, …
 */
public record Jdk(Path home, Runtime.Version version) {

  /** The JDK in a folder, which is then free of symbolic links; empty if there is none. */
  public static Optional<Jdk> in(Path folder) {
    Path release = folder.resolve("release");
    if (!Files.isRegularFile(release)
        || !Files.isExecutable(folder.resolve("bin").resolve("java"))) {
      return Optional.empty();
    }
    Properties facts = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      facts.load(reader);
      String version = facts.getProperty("JAVA_VERSION", "").replace("\"", "");
      return Optional.of(new Jdk(folder.toRealPath(), Runtime.Version.parse(version)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // unreadable, or older than the current form of version numbers
    }
  }

  /** The one that runs this code. */
  public static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version());
  }

  /** Its feature version: 17, 25, … */
  public int feature() {
    return version.feature();
  }

  /** One of its programs. */
  public Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /** Its program {@code java}, as a command line has it. */
  public String java() {
    return program("java").toString();
  }

  /** With the whole version, for tables: {@code JDK 17.0.15}. */
  public String name() {
    return "JDK " + version;
  }

  @Override
  public String toString() {
    return "JDK " + feature();
  }
}
