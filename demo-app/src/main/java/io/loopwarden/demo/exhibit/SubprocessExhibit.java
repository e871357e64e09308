package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Set;

/** Running a program: waiting for its end, or being told of it. */
final class SubprocessExhibit implements Exhibit {
  private final Vertx vertx;

  SubprocessExhibit(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Caption caption() {
    return new Caption(
        "subprocess",
        "Running a program",
        "process.waitFor()",
        "process.onExit()",
        "Starting a program takes a worker; its end is an event.");
  }

  @Override
  public JsonObject mistake() throws IOException, InterruptedException {
    return answer(start().waitFor());
  }

  @Override
  public Future<JsonObject> twin() {
    return vertx
        .executeBlocking(SubprocessExhibit::start, false)
        .compose(
            process -> Future.fromCompletionStage(process.onExit(), vertx.getOrCreateContext()))
        .map(ended -> answer(ended.exitValue()));
  }

  /** Starts a program found wherever this one runs: the JVM, asked for its version and modules. */
  private static Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder program =
        new ProcessBuilder(java, "--show-module-resolution", "-version")
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD);
    // Options meant for this JVM, such as an agent, are not meant for that one.
    program.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return program.start();
  }

  private static JsonObject answer(int exitCode) {
    return new JsonObject().put("exit_code", exitCode);
  }
}
