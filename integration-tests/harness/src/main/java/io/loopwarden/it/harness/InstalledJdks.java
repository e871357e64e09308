package io.loopwarden.it.harness;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the JDKs the tests run on, without being told: the running one, its neighbours in the same
 * folder, and those that environment variables such as {@code JAVA_HOME} or {@code
 * JAVA_HOME_25_X64} point to.
 */
public final class InstalledJdks {
  /** The versions that are tested. */
  private static final List<Integer> TESTED = List.of(17, 25);

  private static final List<Jdk> CHOSEN = choose();

  private InstalledJdks() {}

  /**
   * One JDK for each tested version; the running one if that is all there is. {@code
   * -Dloopwarden.it.jdk=17} picks one.
   */
  public static List<Jdk> chosen() {
    return CHOSEN;
  }

  private static List<Jdk> choose() {
    Map<Integer, Jdk> found = new TreeMap<>();
    candidates()
        .flatMap(home -> inspect(home).stream())
        .forEach(jdk -> found.putIfAbsent(jdk.feature(), jdk));
    Filter filter = Filter.of("jdk");
    if (filter.isSet()) {
      return List.of(filter.choose(found.values(), jdk -> Integer.toString(jdk.feature())));
    }
    List<Jdk> jdks = found.values().stream().filter(jdk -> TESTED.contains(jdk.feature())).toList();
    if (jdks.isEmpty()) {
      jdks =
          List.of(new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home"))));
    }
    if (jdks.size() < TESTED.size()) {
      System.out.println("Not all of the JDKs " + TESTED + " are here: the tests run on " + jdks);
    }
    return jdks;
  }

  private static Stream<Path> candidates() {
    Path running = Path.of(System.getProperty("java.home"));
    Stream<Path> named =
        System.getenv().entrySet().stream()
            .filter(
                variable ->
                    variable.getKey().matches("JAVA_HOME(_\\d+(_\\w+)?)?|(JAVA|JDK)_?\\d+(_HOME)?"))
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

  /** Reads the version that a JDK says of itself; empty if there is no JDK in the folder. */
  private static Optional<Jdk> inspect(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin").resolve("java"))) {
      return Optional.empty();
    }
    Properties facts = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      facts.load(reader);
      String version = facts.getProperty("JAVA_VERSION", "").replace("\"", "");
      return Optional.of(new Jdk(Runtime.Version.parse(version).feature(), home.toRealPath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // older than the current form of version numbers
    }
  }
}
