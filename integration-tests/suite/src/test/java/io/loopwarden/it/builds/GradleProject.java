package io.loopwarden.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.SpawnedJvm;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of a project of {@code programs/maven-projects}, built by Gradle. */
final class GradleProject {
  private static final Pattern SNIPPET = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);
  private static final Pattern BASELINE =
      Pattern.compile("With a baseline, add\\s+`([^`]+)` to the arguments");
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String BUILD =
      """
      plugins { id 'java' }
      repositories {
        maven { url '%s' }
        maven { url '%s' }
      }
      dependencies {
        implementation 'io.netty:netty-transport:4.2.18.Final'
        testImplementation 'org.junit.jupiter:junit-jupiter:5.14.4'
        testRuntimeOnly 'org.junit.platform:junit-platform-launcher:1.14.4'
      }
      tasks.withType(JavaCompile).configureEach {
        options.fork = true
        options.forkOptions.executable = '%s'
      }
      """;

  private final GradleHome gradle;
  private final Jdk jdk;
  private final Path work;
  private final Path folder;

  GradleProject(String test, String project, Jdk jdk) throws IOException {
    this.jdk = jdk;
    work = WorkFolders.create("builds/" + test);
    folder = Files.createDirectory(work.resolve("project"));
    gradle = GradleHome.create(work.resolve("gradle"));
    copy(Checkout.ROOT.resolve("integration-tests/programs/maven-projects/" + project + "/src"));
    Files.writeString(folder.resolve("settings.gradle"), "rootProject.name = 'orders'\n");
    Files.writeString(folder.resolve("build.gradle"), build() + documentedLines());
  }

  private void copy(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, folder.resolve(sources.getParent().relativize(file).toString()));
      }
    }
  }

  private String build() throws IOException {
    return BUILD.formatted(
        FileRepository.create(work.resolve("repository")).url(),
        LocalRepository.create(work.resolve("local-repository")).toUri(),
        jdk.program("javac"));
  }

  private static String documentedLines() throws IOException {
    Matcher snippet = SNIPPET.matcher(page());
    assertThat(snippet.find()).isTrue();
    return snippet.group(1);
  }

  private static String page() throws IOException {
    return Files.readString(Checkout.ROOT.resolve("docs/gradle.md"));
  }

  /** Adds what the page has for a baseline. */
  void useBaseline() throws IOException {
    Matcher documented = BASELINE.matcher(page());
    assertThat(documented.find()).isTrue();
    Path build = folder.resolve("build.gradle");
    String lines = Files.readString(build);
    String lastArgument = ".get().asFile.path\n";
    assertThat(lines).containsOnlyOnce(lastArgument);
    String more = lastArgument.strip() + ", " + documented.group(1) + "\n";
    Files.writeString(build, lines.replace(lastArgument, more));
  }

  /** Deletes what was built. */
  void deleteBuilt() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder.resolve("build"))) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /** Runs Gradle to its end. */
  MavenRun gradle(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(gradle.command(jdk));
    command.addAll(List.of("--offline", "--console=plain", "-g", work.resolve("user").toString()));
    command.addAll(List.of(arguments));
    try (SpawnedJvm jvm = new SpawnedJvm(folder, "gradle", command)) {
      int exitCode = jvm.awaitExit(PATIENCE);
      return new MavenRun(exitCode, jvm.standardOutput());
    }
  }

  /** Runs the agent's command line to its end. */
  void agentCommand(String... arguments) {
    List<String> command = Launch.shortRun().java(jdk);
    command.addAll(List.of("-jar", Agent.jar().toString()));
    command.addAll(List.of(arguments));
    try (SpawnedJvm jvm = new SpawnedJvm(folder, "agent", command)) {
      assertThat(jvm.awaitExit()).isZero();
    }
  }
}
