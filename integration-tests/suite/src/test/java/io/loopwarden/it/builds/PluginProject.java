package io.loopwarden.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A project of {@code programs/maven-projects} in a folder of its own, with the plugin. */
final class PluginProject {
  private static final String PLACE = "<!-- docs/maven.md: the plugin -->";
  private static final Pattern SNIPPET =
      Pattern.compile("```xml\n(<plugin>.*?)```", Pattern.DOTALL);

  /** These tests themselves may run where changes of the baseline are refused. */
  private static final Map<String, String> AT_HOME = Map.of("CI", "");

  private final MavenVersion maven;
  private final Path folder;
  private final Path localRepository;

  /**
   * Copies a project.
   *
   * @param maven what builds it
   * @param test the test's name, which its folder gets
   * @param project the folder's name in {@code programs/maven-projects}
   */
  PluginProject(MavenVersion maven, String test, String project) throws IOException {
    this.maven = maven;
    Path work = WorkFolders.create("builds/" + test);
    FileRepository repository = FileRepository.create(work.resolve("repository"));
    localRepository = LocalRepository.create(work.resolve("local-repository"));
    folder = work.resolve("project");
    copy(Checkout.ROOT.resolve("integration-tests/programs/maven-projects").resolve(project));
    Files.createDirectory(folder.resolve(".git")); // the root of a repository of its own
    Path pom = folder.resolve("pom.xml");
    Files.writeString(
        pom,
        Files.readString(pom)
            .replace("@REPOSITORY@", repository.url())
            .replace(PLACE, documentedPlugin()));
  }

  private static String documentedPlugin() throws IOException {
    Matcher snippet = SNIPPET.matcher(Files.readString(Checkout.ROOT.resolve("docs/maven.md")));
    assertThat(snippet.find()).isTrue();
    return snippet.group(1);
  }

  private void copy(Path from) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, folder.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Runs Maven in the project's folder. */
  MavenRun maven(Jdk jdk, String... arguments) {
    return MavenRun.of(maven, folder, jdk, localRepository, AT_HOME, List.of(arguments));
  }

  /** Moves what is in a source file of the project by two lines. */
  void insertLines(String name) throws IOException {
    Files.writeString(file(name), "// a line\n// and another one\n" + Files.readString(file(name)));
  }

  /** A file of the project. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** The names of files in a folder of the project that match a pattern; none without a folder. */
  List<String> files(String name, String pattern) throws IOException {
    if (!Files.isDirectory(file(name))) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(file(name))) {
      return all.map(each -> each.getFileName().toString())
          .filter(each -> each.matches(pattern))
          .sorted()
          .toList();
    }
  }
}
