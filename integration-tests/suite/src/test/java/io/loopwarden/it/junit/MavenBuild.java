package io.loopwarden.it.junit;

import io.loopwarden.it.builds.FileRepository;
import io.loopwarden.it.builds.LocalRepository;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.SpawnedJvm;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sample as a project of its own, set up as docs/testing.md says, and built by Maven itself.
 */
final class MavenBuild {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

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
   * Runs the tests.
   *
   * @param baseline the agent's, by an environment variable: the documented lines stay as they are
   * @return Maven's exit code
   */
  int test(Path baseline, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add("env");
    command.add("LOOPWARDEN_BASELINE=" + baseline);
    command.add("LOOPWARDEN_THRESHOLD_FILE=1m");
    command.add("JAVA_HOME=" + System.getProperty("java.home"));
    command.add("MAVEN_OPTS=" + String.join(" ", Launch.shortRun().flags()));
    command.add(maven());
    command.addAll(List.of("-B", "-ntp", "-U", "test"));
    command.add("-Dmaven.repo.local=" + localRepository);
    command.addAll(List.of(arguments));
    try (SpawnedJvm maven = new SpawnedJvm(folder, "maven", command)) {
      return maven.awaitExit(PATIENCE);
    }
  }

  /** What Maven printed. */
  List<String> output() throws IOException {
    return Files.readAllLines(folder.resolve("maven-stdout.txt"));
  }

  private static String maven() {
    String home = System.getProperty("maven.home");
    return home == null ? "mvn" : Path.of(home, "bin", "mvn").toString();
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
