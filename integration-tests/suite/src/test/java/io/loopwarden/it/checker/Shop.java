package io.loopwarden.it.checker;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Connection;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.ReadyLine;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The web shop on Vert.x, under the agent, with Vert.x's checker as it is by default.
 *
 * @param program the program
 * @param http a connection to its web service
 * @param scales a connection to its server of Netty's own
 */
record Shop(ObservedProgram program, Connection http, Connection scales) implements AutoCloseable {
  private static final String MODULE = "applications/vertx-web";

  /** Starts it, and has it load its classes. */
  static Shop start(Jdk jdk) throws IOException {
    Agent agent =
        Agent.with("log.rate", "unlimited").and("stall.warmup", "0").and("stall.platform", "true");
    ObservedProgram program =
        ObservedProgram.start(
            Launch.withFlags("-XX:+UseSerialGC", "-Xmx2g"),
            "vertx-checker",
            MODULE,
            "com.example.vertxweb.Shop",
            jdk,
            agent);
    ReadyLine ready = ReadyLine.of(program);
    Shop shop =
        new Shop(program, new Connection(ready.port("http")), new Connection(ready.port("scales")));
    shop.http.get("/situations/compute/1");
    shop.http.get("/situations/tasks/1");
    shop.scales.say("1");
    return shop;
  }

  /** Stops the process as a terminal or a container's host does. */
  Span stop(long millis) throws IOException, InterruptedException {
    send("STOP");
    long began = System.currentTimeMillis();
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } finally {
      send("CONT");
    }
    return new Span(began, System.currentTimeMillis());
  }

  private void send(String signal) throws IOException, InterruptedException {
    String pid = Long.toString(program.pid());
    if (new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start().waitFor() != 0) {
      throw new IOException("no " + signal + " for " + pid);
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
    scales.close();
    program.close();
  }
}
