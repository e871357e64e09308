package io.loopwarden.it.stalls;

import java.io.IOException;
import java.time.Duration;

/** Stops a process as a terminal or a container's host does. */
final class Signals {

  private Signals() {}

  static void stop(long pid, Duration duration) throws IOException, InterruptedException {
    send("STOP", pid);
    try {
      Thread.sleep(duration.toMillis());
    } finally {
      send("CONT", pid);
    }
  }

  private static void send(String signal, long pid) throws IOException, InterruptedException {
    int exitCode =
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IOException("kill -" + signal + " ended with " + exitCode);
    }
  }
}
