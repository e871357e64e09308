package io.loopwarden.engine.watchdog;

import java.io.File;
import java.io.FileInputStream;
import java.nio.charset.StandardCharsets;

/**
 * How long a thread was ready to run and had no CPU, and whether it wants to run at all, as Linux
 * tells of each thread. Elsewhere, and where the kernel does not tell, it is unknown.
 */
public final class RunQueue {

  private static final String SELF = "/proc/thread-self";

  private static final RunQueue UNKNOWN = new RunQueue("");

  /** The folder of the thread, or empty. */
  private final String folder;

  private RunQueue(String folder) {
    this.folder = folder;
  }

  /** The run queue's account of the current thread; reads one line of {@code /proc}. */
  public static RunQueue ofCurrentThread() {
    String stat = read(SELF + "/stat");
    int end = stat.indexOf(' ');
    String id = end <= 0 ? idByLink() : stat.substring(0, end);
    return id.isEmpty() ? UNKNOWN : new RunQueue("/proc/self/task/" + id + "/");
  }

  /**
   * The kernel's id of the current thread where it may not read files, as BlockHound has it; empty
   * if it is not known. Costs more than to read a line.
   */
  static String idByLink() {
    try {
      String path = new File(SELF).getCanonicalPath(); // such as /proc/17/task/42
      int task = path.indexOf("/task/");
      return task < 0 ? "" : path.substring(task + "/task/".length());
    } catch (Throwable refused) {
      return "";
    }
  }

  /** A thread of which nothing is known. */
  static RunQueue unknown() {
    return UNKNOWN;
  }

  /** How long the thread waited for a CPU since it started, or -1 if that is not known. */
  long delayNanos() {
    if (folder.isEmpty()) {
      return -1;
    }
    String[] fields = read(folder + "schedstat").strip().split(" ");
    try {
      return fields.length < 2 ? -1 : Long.parseLong(fields[1]);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /**
   * Whether the thread sleeps in the kernel: it waits for something that is not a CPU. A thread
   * whose CPU the host has taken away does not; false as well if that is not known.
   */
  boolean isAsleep() {
    if (folder.isEmpty()) {
      return false;
    }
    String stat = read(folder + "stat");
    int state = stat.lastIndexOf(')') + 2; // the name before may have brackets of its own
    return state > 1 && state < stat.length() && "SD".indexOf(stat.charAt(state)) >= 0;
  }

  /** The begin of a small file of the kernel's; empty if it cannot be read. */
  private static String read(String path) {
    try (FileInputStream in = new FileInputStream(path)) {
      byte[] bytes = new byte[256];
      int count = in.read(bytes);
      return count <= 0 ? "" : new String(bytes, 0, count, StandardCharsets.US_ASCII);
    } catch (Throwable refused) { // by the kernel, or by BlockHound, which throws an error
      return "";
    }
  }
}
