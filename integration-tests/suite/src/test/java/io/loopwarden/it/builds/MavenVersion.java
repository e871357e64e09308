package io.loopwarden.it.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A Maven that builds are run with. */
public enum MavenVersion {
  /** The one that runs these tests, or the one on the path. */
  RUNNING(null),

  /** Of 3.9, which this build has unpacked. */
  MAVEN_3_9("3.9"),

  /** Of 4, which this build has unpacked. */
  MAVEN_4("4");

  private final String folder;

  MavenVersion(String folder) {
    this.folder = folder;
  }

  /** What starts it. */
  String command() throws IOException {
    if (folder != null) {
      return command(unpacked());
    }
    String home = System.getProperty("maven.home");
    return home == null ? "mvn" : command(Path.of(home));
  }

  private Path unpacked() throws IOException {
    Path place = Checkout.ROOT.resolve("integration-tests/suite/target/other-mavens");
    try (Stream<Path> homes = Files.list(place.resolve(folder))) {
      return homes.findFirst().orElseThrow();
    }
  }

  private static String command(Path home) {
    return home.resolve("bin").resolve("mvn").toString();
  }
}
