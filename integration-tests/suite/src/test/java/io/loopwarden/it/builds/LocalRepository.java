package io.loopwarden.it.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Maven's local repository, as links to what the user's own one holds, but without Loopwarden: one
 * that was installed before, by an older commit, must not take the place of what this build has
 * built, and what this build has built must not take its place.
 */
public final class LocalRepository {
  private static final List<String> GROUP = List.of("io", "loopwarden");

  private LocalRepository() {}

  /**
   * Makes it in a folder that does not exist yet. Whatever is downloaded goes where the links lead.
   */
  public static Path create(Path folder) throws IOException {
    link(usersOwn(), folder, 0);
    return folder;
  }

  private static Path usersOwn() {
    String surefires = System.getProperty("localRepository");
    return surefires == null
        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
        : Path.of(surefires);
  }

  private static void link(Path from, Path to, int depth) throws IOException {
    Files.createDirectories(to);
    if (depth == GROUP.size() || !Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        Path copy = to.resolve(entry.getFileName());
        if (entry.getFileName().toString().equals(GROUP.get(depth))) {
          link(entry, copy, depth + 1);
        } else {
          Files.createSymbolicLink(copy, entry.toAbsolutePath());
        }
      }
    }
  }
}
