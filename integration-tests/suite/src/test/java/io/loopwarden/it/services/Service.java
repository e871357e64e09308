package io.loopwarden.it.services;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.SpawnedJvm;
import io.loopwarden.it.harness.WorkFolders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A correct service: none of its endpoints blocks an event loop. */
enum Service {
  WEBFLUX,
  VERTX,
  KTOR;

  private static final String PACKAGE = "com.example.services.";

  /** To start the client, and to wait for its last answers. */
  private static final Duration AROUND = Duration.ofMinutes(2);

  /** Starts it under the agent. */
  ObservedProgram start(Jdk jdk, Agent agent) {
    return ObservedProgram.start(
        "silence/" + this, "services/" + this, PACKAGE + this + ".Service", jdk, agent);
  }

  /**
   * Has a client in a JVM of its own ask everything, again and again.
   *
   * @return what the client printed
   */
  Answers load(Jdk jdk, int port, long seconds) {
    List<String> command = Launch.shortRun().java(jdk);
    command.addAll(
        List.of("-cp", ClassPaths.ofModule("services/load"), PACKAGE + "load.LoadProgram"));
    command.addAll(List.of(toString(), Integer.toString(port), Long.toString(seconds)));
    String folder = "silence/%s-load-jdk%d".formatted(this, jdk.feature());
    try (SpawnedJvm client = new SpawnedJvm(WorkFolders.create(folder), "load", command)) {
      client.awaitExit(AROUND.plusSeconds(seconds));
      return Answers.of(client.awaitLine("answers"));
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
