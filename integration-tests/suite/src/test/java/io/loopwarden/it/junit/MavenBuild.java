package io.loopwarden.it.junit;

import io.loopwarden.it.builds.FileRepository;
import io.loopwarden.it.builds.LocalRepository;
import io.loopwarden.it.builds.MavenRun;
import io.loopwarden.it.builds.MavenVersion;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sample as a project of its own, set up as docs/testing.md says, and built by Maven itself.
 */
final class MavenBuild {
  private final Path folder;
  private final Path localRepository;

  MavenBuild(String name) throws IOException {
    folder = WorkFolders.create("junit/" + name);
    FileRepository repository = FileRepository.create(folder.resolve("repository"));
    localRepository = LocalRepository.create(folder.resolve("local-repository"));
    copy(SampleProject.FOLDER.resolve("src/test"), folder.resolve("src/test"));
    BuildSnippets snippets = BuildSnippets.read();
    String pom = Files.readString(SampleProject.FOLDER.resolve("src/maven/pom.xml"));
    Files.writeString(
        folder.resolve("pom.xml"),
        pom.replace("@REPOSITORY@", repository.url())
            .replace("<!-- docs/testing.md: the dependency -->", snippets.dependency())
            .replace("<!-- docs/testing.md: the plugins -->", snippets.plugins()));
  }

  /**
   * Runs the tests; what an earlier run has reported is gone.
   *
   * @param baseline the agent's, by an environment variable: the documented lines stay as they are
   */
  MavenRun test(Path baseline, String... arguments) throws IOException {
    removeReports();
    List<String> all = new ArrayList<>(List.of("-U", "test"));
    all.addAll(List.of(arguments));
    Map<String, String> variables =
        Map.of("LOOPWARDEN_BASELINE", baseline.toString(), "LOOPWARDEN_THRESHOLD_FILE", "1m");
    return MavenRun.of(
        MavenVersion.RUNNING, folder, Jdk.running(), localRepository, variables, all);
  }

  private void removeReports() throws IOException {
    if (Files.isDirectory(reports())) {
      try (Stream<Path> files = Files.list(reports())) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Files.delete(file);
        }
      }
    }
  }

  Path reports() {
    return folder.resolve("target/surefire-reports");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Path copy = to.resolve(from.relativize(file).toString());
              Files.createDirectories(copy.getParent());
              Files.copy(file, copy);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
