package com.example.operations;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Makes each trial's call on an event loop of its own, which may refuse it, and looks afterwards
 * whether something is broken. Prints a line of fields between tabs: {@code trial}, the trial's
 * name, the thread's name, the class of what was thrown or {@code returned}, and {@code intact} or
 * what is not.
 */
public final class RefusalProgram {

  private static final long PATIENCE_SECONDS = 60;

  private RefusalProgram() {}

  /** Runs the trials and exits. */
  public static void main(String[] arguments) throws Exception {
    List<Trial> trials = new ArrayList<>();
    NatureTrials.addTo(trials);
    ConnectionTrials.addTo(trials);
    WaitTrials.addTo(trials);
    for (Trial trial : trials) {
      run(trial);
    }
    System.out.flush();
    System.exit(0);
  }

  private static void run(Trial trial) throws Exception {
    Path folder = Files.createTempDirectory(Path.of(""), "trial").toAbsolutePath();
    String threadName = "trial-" + trial.name();
    try (Workbench bench = new Workbench(threadName, folder)) {
      Trial.Attempt attempt = trial.setting().prepare(bench);
      String outcome = outcome(threadName, attempt.call());
      String state = "intact";
      try {
        bench.elsewhere(attempt.intact());
      } catch (Exception e) {
        state = String.valueOf(e).replaceAll("\\s+", " ");
        e.printStackTrace();
      }
      System.out.println(String.join("\t", "trial", trial.name(), threadName, outcome, state));
    }
  }

  private static String outcome(String threadName, Trial.Call call) throws Exception {
    ThreadFactory threads = task -> new FastThreadLocalThread(task, threadName);
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
    try {
      return loop.submit(
              () -> {
                try {
                  call.run();
                  return "returned";
                } catch (Throwable thrown) {
                  return thrown.getClass().getName();
                }
              })
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
  }
}
