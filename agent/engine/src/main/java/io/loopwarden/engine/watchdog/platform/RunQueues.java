package io.loopwarden.engine.watchdog.platform;

import java.io.File;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The run queue's accounts of threads, found when they are needed: a thread that reads its own
 * number takes 40 µs for it. The JVM does not say which of the kernel's threads a thread is, but
 * its CPU time does: of a thread that does not run, the JVM's clock and the kernel's statistics
 * have the same nanosecond, and no other thread has. One that runs is found the next time. Only the
 * watchdog's thread uses it.
 */
public final class RunQueues {

  /** To look through more of them would take too long. */
  private static final int MOST_TASKS = 512;

  /** A search is followed by so many times its own duration without one. */
  private static final long SEARCH_SHARE = 20;

  private static final File TASKS = new File("/proc/self/task");

  private long nextSearchNanos = System.nanoTime();

  /**
   * The account of a thread, or null if it is not found now, or the last search was too short ago.
   *
   * @param cpuClock reads the thread's CPU time in nanoseconds, or -1
   */
  public @Nullable RunQueue find(LongSupplier cpuClock) {
    long startNanos = System.nanoTime();
    if (startNanos - nextSearchNanos < 0) {
      return null;
    }
    RunQueue queue = search(cpuClock);
    long endNanos = System.nanoTime();
    nextSearchNanos = endNanos + (endNanos - startNanos) * SEARCH_SHARE;
    return queue;
  }

  private static @Nullable RunQueue search(LongSupplier cpuClock) {
    long cpuNanos = cpuClock.getAsLong();
    if (cpuNanos < 0 || cpuNanos != cpuClock.getAsLong()) {
      return null; // it runs
    }
    String[] tasks = tasks();
    if (tasks == null || tasks.length > MOST_TASKS) {
      return null;
    }
    for (String task : tasks) {
      RunQueue queue = RunQueue.ofTask(task);
      if (queue.ranNanos() == cpuNanos) {
        return queue;
      }
    }
    return null;
  }

  private static String @Nullable [] tasks() {
    try {
      return TASKS.list();
    } catch (Throwable refused) { // by a security manager, or by BlockHound, which throws an error
      return null;
    }
  }
}
