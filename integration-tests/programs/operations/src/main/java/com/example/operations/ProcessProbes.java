package com.example.operations;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;

/** Other processes. */
final class ProcessProbes {

  private static final String[] SHORT = {"sleep", "0.3"};

  private ProcessProbes() {}

  static void addTo(Probes probes) {
    probes
        .category("process")
        .named("java.lang.ProcessBuilder", "start", "()", bench -> ProcessProbes::start)
        .operation("java.lang.ProcessBuilder.start")
        .call("Runtime.exec", bench -> () -> Runtime.getRuntime().exec(SHORT))
        .named("java.lang.Process", "waitFor", "()", bench -> started()::waitFor)
        .named(
            "java.lang.Process",
            "waitFor",
            "(long, TimeUnit)",
            bench -> {
              Process process = started();
              return () -> process.waitFor(9, SECONDS);
            })
        .operation("java.io.BufferedInputStream.read")
        .call(
            "Process.getInputStream().read()",
            bench -> {
              Process process = started();
              return () -> process.getInputStream().read();
            })
        .category("future")
        .operation("java.util.concurrent.CompletableFuture.get")
        .call(
            "Process.onExit().get()",
            bench -> {
              Process process = started();
              return () -> process.onExit().get();
            })
        .operation("java.util.concurrent.CompletableFuture.join")
        .call(
            "ProcessHandle.onExit().join()",
            bench -> {
              Process process = started();
              return () -> process.toHandle().onExit().join();
            });
  }

  private static void start() throws IOException {
    new ProcessBuilder(SHORT).start();
  }

  private static Process started() throws IOException {
    return new ProcessBuilder(SHORT).start();
  }
}
