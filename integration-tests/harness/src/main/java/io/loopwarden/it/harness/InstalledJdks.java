package io.loopwarden.it.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the JDKs of this machine: the running one, its neighbours in the same folder, and those
 * that environment variables such as {@code JAVA_HOME} or {@code JAVA_HOME_25_X64} point to.
 */
public final class InstalledJdks {
  /** The versions that are tested. */
  public static final List<Integer> TESTED = List.of(17, 25);

  private static final String VARIABLE = "JAVA_HOME(_\\d+(_\\w+)?)?|(JAVA|JDK)_?\\d+(_HOME)?";

  /** Chosen once, when the first test asks. */
  private static final class Chosen {
    static final List<Jdk> JDKS = choose(all());
  }

  private InstalledJdks() {}

  /** All of them, in the order in which they were found. */
  public static List<Jdk> all() {
    return of(Path.of(System.getProperty("java.home")), System.getenv());
  }

  /** The first that was found of each feature version; none of a version that is not here. */
  public static List<Jdk> of(List<Integer> features) {
    return select(features, all());
  }

  /**
   * One JDK for each tested version; the running one if that is all there is. {@code
   * -Dloopwarden.it.jdk=17} picks one.
   */
  public static List<Jdk> chosen() {
    return Chosen.JDKS;
  }

  private static List<Jdk> choose(List<Jdk> found) {
    Filter filter = Filter.of("jdk");
    if (filter.isSet()) {
      List<Integer> features = found.stream().map(Jdk::feature).distinct().sorted().toList();
      return List.of(
          filter.choose(select(features, found), jdk -> Integer.toString(jdk.feature())));
    }
    List<Jdk> jdks = select(TESTED, found);
    if (jdks.isEmpty()) {
      jdks = List.of(Jdk.running());
    }
    if (jdks.size() < TESTED.size()) {
      System.out.println("Not all of the JDKs " + TESTED + " are here: the tests run on " + jdks);
    }
    return jdks;
  }

  private static List<Jdk> select(List<Integer> features, List<Jdk> found) {
    return features.stream()
        .flatMap(feature -> found.stream().filter(jdk -> jdk.feature() == feature).limit(1))
        .toList();
  }

  /**
   * Those that a JVM finds.
   *
   * @param running the JDK that it runs on
   * @param variables its environment
   */
  static List<Jdk> of(Path running, Map<String, String> variables) {
    Stream<Path> named =
        variables.entrySet().stream()
            .filter(variable -> variable.getKey().matches(VARIABLE))
            .map(variable -> Path.of(variable.getValue()));
    return Stream.of(Stream.of(running), neighbours(running), named)
        .flatMap(paths -> paths)
        .map(Jdk::in)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Stream<Path> neighbours(Path home) {
    try (Stream<Path> siblings = Files.list(home.toRealPath().getParent())) {
      return siblings.sorted().toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
