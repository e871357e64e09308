package com.example.operations;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Runs each probe on an event loop of its own, whose thread's name tells the reports apart, and
 * prints what it ran, in a line of fields between tabs: the thread's name, the verdict, the
 * category, the operation, the probe's name, and what went wrong or nothing.
 *
 * <p>Arguments: the verdicts to probe for, and {@code --only=TEXT} for those probes whose name
 * contains a text.
 */
public final class OperationsProgram {

  private static final long PATIENCE_SECONDS = 30;

  private OperationsProgram() {}

  /** Runs the probes and exits. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    String only = "";
    for (String word : words) {
      if (word.startsWith("--only=")) {
        only = word.substring("--only=".length());
      }
    }
    int number = 0;
    for (Probe probe : Catalog.all()) {
      number++;
      boolean wanted = words.contains(probe.verdict().name()) && probe.name().contains(only);
      if (wanted && probe.isPossible()) {
        run(probe, "probe " + number);
      }
    }
    System.out.flush();
    System.exit(0);
  }

  private static void run(Probe probe, String threadName) throws Exception {
    String problem = "";
    Path folder = Files.createTempDirectory(Path.of(""), "probe").toAbsolutePath();
    try (Workbench bench = new Workbench(threadName, folder)) {
      Action action = probe.preparation().prepare(bench);
      EventLoopGroup loop = loop(threadName);
      try {
        loop.submit(
                () -> {
                  action.run();
                  return null;
                })
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } finally {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      }
    } catch (Exception | LinkageError e) {
      problem = e.toString().replaceAll("\\s+", " ");
      e.printStackTrace();
    }
    System.out.println(
        String.join(
            "\t",
            threadName,
            probe.verdict().name(),
            probe.category(),
            probe.operation(),
            probe.name(),
            problem));
  }

  private static EventLoopGroup loop(String threadName) {
    ThreadFactory threads = task -> new FastThreadLocalThread(task, threadName);
    return new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
  }
}
