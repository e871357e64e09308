package com.example.faults.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** What happens to the agent from outside, by the options that it was started with. */
final class AgentFaults {
  private static final ConcurrentLinkedQueue<String> ESCAPED = new ConcurrentLinkedQueue<>();
  private static final ConcurrentLinkedQueue<String> ENDED_LOOPS = new ConcurrentLinkedQueue<>();
  private static final long WITHOUT_LOG_MILLIS = 2500;
  private static final String FLAG = flag();

  /** Work that may fail. */
  interface Work {
    void run() throws Exception;
  }

  private AgentFaults() {}

  private static String flag() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:"))
        .findFirst()
        .orElseThrow()
        .substring("-javaagent:".length());
  }

  /** Notes what a thread of the agent throws. */
  static void watchAgentThreads() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, reason) -> {
          if (thread.getName().startsWith("loopwarden")) {
            ESCAPED.add(thread.getName() + " threw " + reason);
          } else {
            if (thread.getName().contains("eventloop") || thread.getName().contains("http-")) {
              ENDED_LOOPS.add("the host's own event loop " + thread.getName() + " has ended");
            }
            System.out.println("uncaught in " + thread.getName() + ": " + reason);
            reason.printStackTrace(System.out); // shows whether it came from a hook of the agent
          }
        });
  }

  /** What the agent's threads have thrown at the host. */
  static Collection<String> escaped() {
    return new ArrayList<>(ESCAPED);
  }

  /** The event loops of the service that an error has ended: it cannot answer all requests. */
  static Collection<String> endedEventLoops() {
    return new ArrayList<>(ENDED_LOOPS);
  }

  /** Puts a folder where the log was, works, and brings the log back. */
  static void withoutLog(Work work) throws Exception {
    int begin = FLAG.indexOf("log.file=") + "log.file=".length();
    int comma = FLAG.indexOf(',', begin);
    Path log = Path.of(FLAG.substring(begin, comma < 0 ? FLAG.length() : comma));
    Path away = log.resolveSibling("log-elsewhere");
    while (!isReplaced(log, away)) {
      Thread.onSpinWait(); // the agent has opened a new log between the two steps
    }
    try {
      work.run();
      Thread.sleep(WITHOUT_LOG_MILLIS);
    } finally {
      Files.delete(log);
      Files.move(away, log, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Puts a folder where the log was; whether nobody else was faster. */
  private static boolean isReplaced(Path log, Path away) throws IOException {
    Files.move(log, away, StandardCopyOption.REPLACE_EXISTING);
    try {
      Files.createDirectory(log);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** The command {@code report}, from a JVM of its own. */
  static void reportFromOutside() throws Exception {
    String jar = FLAG.substring(0, FLAG.indexOf('='));
    runJava("-jar", jar, "report", Long.toString(ProcessHandle.current().pid()));
  }

  /** Another agent that is attached to this JVM, from a JVM of its own. */
  static void attachOtherAgent() throws Exception {
    Path jar = PassingAgent.jar();
    try {
      runJava(
          "-cp",
          System.getProperty("java.class.path"),
          PassingAgent.class.getName(),
          Long.toString(ProcessHandle.current().pid()),
          jar.toString());
    } finally {
      Files.delete(jar);
    }
  }

  private static void runJava(String... arguments) throws Exception {
    Path output = Files.createTempFile("soak", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx48m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command + " failed: " + Files.readString(output));
      }
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
