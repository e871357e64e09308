package io.loopwarden.it.builds;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.SpawnedJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run of Maven itself, whose JVMs have the flags of a short run.
 *
 * @param exitCode what it ended with
 * @param output the lines that it printed
 */
public record MavenRun(int exitCode, List<String> output) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * Runs Maven to its end.
   *
   * @param maven which one
   * @param folder the project's
   * @param variables of the environment, beside those of the tests
   */
  public static MavenRun of(
      MavenVersion maven,
      Path folder,
      Jdk jdk,
      Path localRepository,
      Map<String, String> variables,
      List<String> arguments) {
    try {
      List<String> command = command(maven, jdk, localRepository, variables);
      command.addAll(arguments);
      return ended(folder, command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MavenRun ended(Path folder, List<String> command) throws IOException {
    try (SpawnedJvm jvm = new SpawnedJvm(folder, "maven", command)) {
      int exitCode = jvm.awaitExit(PATIENCE);
      return new MavenRun(exitCode, Files.readAllLines(folder.resolve("maven-stdout.txt")));
    }
  }

  private static List<String> command(
      MavenVersion maven, Jdk jdk, Path localRepository, Map<String, String> variables)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add("env");
    variables.forEach((name, value) -> command.add(name + "=" + value));
    command.add("JAVA_HOME=" + jdk.home());
    command.add("JDK_JAVA_OPTIONS=" + String.join(" ", Launch.shortRun().flags()));
    command.add(maven.command());
    command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + localRepository));
    return command;
  }
}
