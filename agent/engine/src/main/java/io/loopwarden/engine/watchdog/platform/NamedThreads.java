package io.loopwarden.engine.watchdog.platform;

import java.io.File;
import java.nio.charset.StandardCharsets;

/**
 * Threads of this process by the names that the kernel knows. The JVM hands it the thread's name,
 * as far as it fits; that the kernel's number of a thread is not to be had from outside of it
 * leaves only this way.
 */
public final class NamedThreads {

  /** The kernel keeps so many bytes of a name. */
  private static final int LONGEST = 15;

  /** Newer JDKs keep the begin and the end of a long name. */
  private static final int BEGIN = 7;

  private static final int END = 6;

  /** To look at more of them would take too long. */
  private static final int MOST_THREADS = 256;

  private static final String TASKS = "self/task";

  private NamedThreads() {}

  /**
   * Whether a thread runs or is ready to run. Of several with one name, any of them counts; false
   * if nothing is known.
   */
  public static boolean isAnyReady(String name) {
    String[] tasks = list();
    if (tasks == null || tasks.length > MOST_THREADS) {
      return false;
    }
    String shortened = shortened(name);
    String cut = cut(name);
    for (String task : tasks) {
      String stat = RunQueue.read(TASKS + "/" + task + "/stat");
      int begin = stat.indexOf('(') + 1;
      int end = stat.lastIndexOf(')');
      if (begin > 0 && end >= begin && RunQueue.state(stat) == 'R') {
        String known = stat.substring(begin, end);
        if (known.equals(cut) || known.equals(shortened)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String @org.jspecify.annotations.Nullable [] list() {
    try {
      return new File("/proc/" + TASKS).list();
    } catch (Throwable refused) { // by a security manager, or by BlockHound, which throws an error
      return null;
    }
  }

  private static String cut(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, 0, Math.min(LONGEST, bytes.length), StandardCharsets.US_ASCII);
  }

  private static String shortened(String name) {
    int length = name.length();
    return length <= LONGEST
        ? name
        : name.substring(0, BEGIN) + ".." + name.substring(length - END);
  }
}
