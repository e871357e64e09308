package io.loopwarden.thirdparty;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * A JDK of this machine.
 *
 * @param home its folder, free of symbolic links
 * @param version as its release file has it
 */
record Jdk(Path home, Runtime.Version version) {
  /** The JDK in a folder, if there is one. */
  static Optional<Jdk> in(Path folder) {
    Path release = folder.resolve("release");
    if (!Files.isExecutable(folder.resolve("bin").resolve("java")) || !Files.exists(release)) {
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

  int feature() {
    return version.feature();
  }

  String java() {
    return home.resolve("bin").resolve("java").toString();
  }

  @Override
  public String toString() {
    return "JDK " + feature();
  }
}
