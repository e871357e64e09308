package io.loopwarden.thirdparty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds JDKs without being told: the running one, its neighbours in the same folder, and those that
 * environment variables such as {@code JAVA_HOME} or {@code JAVA_HOME_25_X64} point to.
 */
final class InstalledJdks {
  private static final String VARIABLE = "JAVA_HOME(_\\d+(_\\w+)?)?|(JAVA|JDK)_?\\d+(_HOME)?";

  private InstalledJdks() {}

  /** One JDK for each of the wanted feature versions that is here. */
  static List<Jdk> of(List<Integer> features) {
    Map<Integer, Jdk> found = new TreeMap<>();
    candidates()
        .map(Jdk::in)
        .flatMap(Optional::stream)
        .forEach(jdk -> found.putIfAbsent(jdk.feature(), jdk));
    return features.stream().filter(found::containsKey).map(found::get).toList();
  }

  private static Stream<Path> candidates() {
    Path running = Path.of(System.getProperty("java.home"));
    Stream<Path> named =
        System.getenv().entrySet().stream()
            .filter(variable -> variable.getKey().matches(VARIABLE))
            .map(variable -> Path.of(variable.getValue()));
    return Stream.of(Stream.of(running), neighbours(running), named).flatMap(paths -> paths);
  }

  private static Stream<Path> neighbours(Path home) {
    try (Stream<Path> siblings = Files.list(home.toRealPath().getParent())) {
      return siblings.sorted().toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
