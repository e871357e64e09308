package io.loopwarden.it.demo;

import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.SpawnedJvm;
import io.loopwarden.it.isolation.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The demo's service, started from its jar. */
public final class Demo implements AutoCloseable {
  private static final Path JAR =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .resolve("../../demo-app/target/loopwarden-demo.jar")
          .normalize();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final SpawnedJvm jvm;
  private final URI address;

  private Demo(SpawnedJvm jvm) {
    this.jvm = jvm;
    this.address = URI.create(jvm.awaitLine("Serving").split(" ")[2]);
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param name what its output's files begin with
   * @param flags flags of the JVM
   * @param options its own options
   */
  public static Demo serve(Sandbox sandbox, String name, List<String> flags, String... options) {
    List<String> command = Launch.shortRun().java(sandbox.jdk());
    command.addAll(flags);
    command.addAll(List.of("-jar", JAR.toString(), "--serve"));
    command.addAll(List.of(options));
    return new Demo(new SpawnedJvm(sandbox.folder(), name, command));
  }

  /** What it prints about its options. */
  static List<String> help(Sandbox sandbox) {
    List<String> command = new ArrayList<>(Launch.shortRun().java(sandbox.jdk()));
    command.addAll(List.of("-jar", JAR.toString(), "--help"));
    try (SpawnedJvm jvm = new SpawnedJvm(sandbox.folder(), "help", command)) {
      jvm.awaitExit();
      return jvm.standardOutput();
    }
  }

  String pid() {
    return Long.toString(jvm.pid());
  }

  /** Sends a request. */
  public CompletableFuture<String> get(String path) {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> response.statusCode() + " " + response.body());
  }

  /** Ends it as Ctrl+C does, and waits until it has ended. */
  public void stop() {
    ProcessHandle.of(jvm.pid()).ifPresent(ProcessHandle::destroy);
    jvm.awaitExit();
  }

  @Override
  public void close() {
    jvm.close();
  }
}
