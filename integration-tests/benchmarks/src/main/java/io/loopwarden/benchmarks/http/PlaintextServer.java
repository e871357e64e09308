package io.loopwarden.benchmarks.http;

import io.loopwarden.benchmarks.setup.OutputSwitch;
import io.loopwarden.benchmarks.setup.Watching;
import io.netty.util.internal.ThreadExecutorMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;

/**
 * The measured program: a Vert.x server that answers every request with the same short text, on one
 * event loop. It ends when its standard input does, so it never outlives the benchmark; until then
 * a line of it has the agent forget the event loop or watch it again, or switches outputs.
 */
public final class PlaintextServer {

  /** The first word of the line that names the port. */
  static final String PORT = "port";

  /** The line that has the agent forget the event loop. */
  static final String IGNORE = "ignore";

  /** The line that has the agent watch it again. */
  static final String WATCH = "watch";

  /** The line that leaves the agent its log only. */
  static final String OUTPUTS_OFF = "outputs-off";

  /** The line that switches all outputs of the agent on. */
  static final String OUTPUTS_ON = "outputs-on";

  /** The line that asks how much of the heap is in use, and the first word of the answer. */
  static final String HEAP = "heap";

  private static final int COLLECTIONS = 3;
  private static final Buffer BODY = Buffer.buffer("Hello, World!");

  private PlaintextServer() {}

  public static void main(String[] arguments) throws IOException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    CompletableFuture<EventLoop> loop = new CompletableFuture<>();
    HttpServer server = vertx.createHttpServer();
    server.requestHandler(
        request -> {
          if (!loop.isDone()) {
            loop.complete(
                new EventLoop(Thread.currentThread(), ThreadExecutorMap.currentExecutor()));
          }
          request.response().putHeader("content-type", "text/plain").end(BODY);
        });
    server
        .listen(0, "127.0.0.1")
        .onSuccess(started -> System.out.println(PORT + " " + started.actualPort()))
        .onFailure(
            failure -> {
              failure.printStackTrace();
              System.exit(1);
            });
    OutputSwitch outputs = null;
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      switch (line) {
        case IGNORE -> loop.join().watching().end();
        case WATCH -> loop.join().watching().begin();
        case OUTPUTS_OFF, OUTPUTS_ON -> {
          outputs = outputs == null ? new OutputSwitch() : outputs;
          if (line.equals(OUTPUTS_ON)) {
            outputs.on();
          } else {
            outputs.off();
          }
        }
        case HEAP -> System.out.println(HEAP + " " + usedHeapBytes());
        default -> System.err.println("not understood: " + line);
      }
    }
    System.exit(0);
  }

  private static long usedHeapBytes() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The server's event loop. Only a JVM that is told to forget it has the flag to do so. */
  private record EventLoop(Thread thread, Object executor) {
    Watching watching() {
      return Watching.of(thread, executor);
    }
  }
}
