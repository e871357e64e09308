package io.loopwarden.benchmarks.setup;

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
 * @param version as in its release file, {@code 17.0.15}
 */
public record Jdk(Path home, String version) {

  private static final int OLDEST_FEATURE = 17;
  private static final int FIRST_FEATURE_WITH_VIRTUAL_THREADS = 21;

  /** The JDK in that folder, if there is one that Loopwarden supports. */
  public static Optional<Jdk> in(Path folder) {
    Path release = folder.resolve("release");
    if (!Files.isExecutable(folder.resolve("bin/java")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    try (Reader reader = Files.newBufferedReader(release)) {
      Properties properties = new Properties();
      properties.load(reader);
      String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
      Jdk jdk = new Jdk(folder.toRealPath(), version);
      return jdk.feature() >= OLDEST_FEATURE ? Optional.of(jdk) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public String java() {
    return home.resolve("bin/java").toString();
  }

  public String name() {
    return "JDK " + version;
  }

  public boolean hasVirtualThreads() {
    return feature() >= FIRST_FEATURE_WITH_VIRTUAL_THREADS;
  }

  /** {@code 17} of {@code 17.0.15}; 0 where that cannot be read. */
  int feature() {
    String digits = version.split("[^0-9]", 2)[0];
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
