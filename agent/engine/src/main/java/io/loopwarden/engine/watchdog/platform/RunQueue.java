package io.loopwarden.engine.watchdog.platform;

import java.io.File;

/**
 * How long a thread was ready to run and had no CPU, and whether it wants to run at all, as Linux
 * counts it for each thread. Elsewhere, and where the kernel does not say, it is unknown.
 */
public final class RunQueue {

  private static final String PROC = "/proc/";

  private static final String TASKS = "self/task/";

  private static final File THREAD = new File(PROC + "thread-self");

  private static final RunQueue UNKNOWN = new RunQueue("");

  private static final boolean HAS_CPU_TIMES =
      ModuleLayer.boot().findModule("java.management").isPresent();

  /** The folder of the thread below {@link #PROC}, such as 17/task/42; empty if it is not known. */
  private final String folder;

  private RunQueue(String folder) {
    this.folder = folder;
  }

  /**
   * That of the current thread, on which an event loop begins: unknown where the JVM reports CPU
   * times, by which {@link RunQueues} finds it when it is needed.
   */
  public static RunQueue ofNewLoop() {
    return HAS_CPU_TIMES ? UNKNOWN : ofCurrentThread();
  }

  /** The run queue's account of the current thread; reads one link or line of {@code /proc}. */
  public static RunQueue ofCurrentThread() {
    String folder = folderByLink();
    if (folder.isEmpty()) {
      folder = folderByLine();
    }
    return folder.isEmpty() ? UNKNOWN : new RunQueue(folder);
  }

  /**
   * The folder of the current thread, from the target of a link; empty if it is not known. An event
   * loop that reads it when it begins may not read the line of a file, as BlockHound refuses that.
   */
  static String folderByLink() {
    try {
      String target = THREAD.getCanonicalPath();
      return target.startsWith(PROC) && target.contains("/task/")
          ? target.substring(PROC.length())
          : "";
    } catch (Throwable refused) { // by the kernel, or by a security manager
      return "";
    }
  }

  /** The same, from a line; empty if it is not known. */
  static String folderByLine() {
    String stat = read("thread-self/stat");
    int end = stat.indexOf(' ');
    return end <= 0 ? "" : TASKS + stat.substring(0, end);
  }

  /** A thread of which nothing is known. */
  public static RunQueue unknown() {
    return UNKNOWN;
  }

  /**
   * That of a thread of this process.
   *
   * @param task the kernel's number of the thread
   */
  static RunQueue ofTask(String task) {
    return new RunQueue(TASKS + task);
  }

  /** How long the thread waited for a CPU since it started, or -1 if that is not known. */
  public long delayNanos() {
    return statistic(1);
  }

  /**
   * How long the thread has run, up to the last moment at which it lost its CPU; -1 if that is not
   * known.
   */
  long ranNanos() {
    return statistic(0);
  }

  private long statistic(int index) {
    if (folder.isEmpty()) {
      return -1;
    }
    String[] fields = read(folder + "/schedstat").strip().split(" ");
    try {
      return fields.length <= index ? -1 : Long.parseLong(fields[index]);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /**
   * Whether the thread sleeps in the kernel: it waits for something that is not a CPU. A thread
   * whose CPU the host has taken away does not; false as well if that is not known.
   */
  public boolean isAsleep() {
    char state = state();
    return state == 'S' || state == 'D';
  }

  /** The kernel's letter for what the thread does, or a blank if it is not known. */
  private char state() {
    if (folder.isEmpty()) {
      return ' ';
    }
    String stat = read(folder + "/stat");
    int state = stat.lastIndexOf(')') + 2; // the name before may have brackets of its own
    return state > 1 && state < stat.length() ? stat.charAt(state) : ' ';
  }

  /** The begin of a small file below {@link #PROC}; empty if it cannot be read. */
  private static String read(String path) {
    return SmallFile.read(new File(PROC + path));
  }
}
