package io.loopwarden.benchmarks.startup;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A service whose start is measured, one of the integration tests' programs.
 *
 * @param title as it stands in the table
 * @param arguments what the JVM is started with
 * @param readyWord the first word of the line that it prints when it answers requests
 */
public record Service(String title, List<String> arguments, String readyWord) {

  private static final Path PROGRAMS = Path.of("integration-tests/programs").toAbsolutePath();
  private static final Path QUARKUS =
      PROGRAMS.resolve("applications/quarkus/target/quarkus-app/quarkus-run.jar");

  /** Those that are measured; to be called in the root of the repository. */
  public static List<Service> all() {
    return List.of(
        ofClassPath("Spring Boot WebFlux", "webflux"),
        ofClassPath("Vert.x Web", "vertx"),
        new Service(
            "Quarkus REST",
            List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=0",
                "-Dquarkus.log.console.format=%s%n",
                "-jar",
                QUARKUS.toString()),
            "loopwarden-it-quarkus"));
  }

  private static Service ofClassPath(String title, String name) {
    Path target = PROGRAMS.resolve("services").resolve(name).resolve("target");
    String classPath = target.resolve("classes") + File.pathSeparator + libraries(target);
    return new Service(
        title, List.of("-cp", classPath, "com.example.services." + name + ".Service"), "ready");
  }

  private static String libraries(Path target) {
    try {
      return Files.readString(target.resolve("classpath.txt")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("build the programs first: mvn -q package -DskipTests", e);
    }
  }
}
