package io.loopwarden.benchmarks.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the JDKs of this machine: the one that runs, and those in the folders beside it. */
public final class Jdks {

  private Jdks() {}

  public static List<Jdk> found() {
    return in(Path.of(System.getProperty("java.home")));
  }

  static List<Jdk> in(Path home) {
    try {
      Path realHome = home.toRealPath();
      try (Stream<Path> siblings = Files.list(realHome.getParent())) {
        return Stream.concat(Stream.of(realHome), siblings)
            .map(Jdk::in)
            .flatMap(Optional::stream)
            .distinct()
            .sorted(Comparator.comparingInt(Jdk::feature).thenComparing(Jdk::version))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
