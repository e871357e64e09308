package io.loopwarden.engine.watchdog;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * How long a thread was ready to run and had no CPU, as Linux counts it for each thread. Elsewhere,
 * and where the kernel does not tell, it is unknown.
 */
public final class RunQueue {

  private static final RunQueue UNKNOWN = new RunQueue("");

  private final String path;

  private RunQueue(String path) {
    this.path = path;
  }

  /** The run queue's account of the current thread; reads one line of {@code /proc}. */
  public static RunQueue ofCurrentThread() {
    String stat = read("/proc/thread-self/stat");
    int end = stat.indexOf(' ');
    return end <= 0
        ? UNKNOWN
        : new RunQueue("/proc/self/task/" + stat.substring(0, end) + "/schedstat");
  }

  /** A thread of which nothing is known. */
  static RunQueue unknown() {
    return UNKNOWN;
  }

  /** How long the thread waited for a CPU since it started, or -1 if that is not known. */
  long delayNanos() {
    if (path.isEmpty()) {
      return -1;
    }
    String[] fields = read(path).strip().split(" ");
    try {
      return fields.length < 2 ? -1 : Long.parseLong(fields[1]);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The begin of a small file of the kernel's; empty if it cannot be read. */
  private static String read(String path) {
    try (FileInputStream in = new FileInputStream(path)) {
      byte[] bytes = new byte[256];
      int count = in.read(bytes);
      return count <= 0 ? "" : new String(bytes, 0, count, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return "";
    }
  }
}
