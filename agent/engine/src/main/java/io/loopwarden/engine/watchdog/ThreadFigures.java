package io.loopwarden.engine.watchdog;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** What the JVM tells of a thread from outside: its CPU time, its stack, whom it waits for. */
final class ThreadFigures {

  private static final int MOST_FRAMES = 256;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final boolean hasCpuTime = threads.isThreadCpuTimeSupported();

  /** The CPU time of the current thread, or -1 if that is not known. */
  long currentCpuNanos() {
    return hasCpuTime && threads.isThreadCpuTimeEnabled() ? threads.getCurrentThreadCpuTime() : -1;
  }

  /** The CPU time of a thread, or -1 if that is not known. */
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  long cpuNanos(Thread thread) {
    return hasCpuTime && threads.isThreadCpuTimeEnabled()
        ? threads.getThreadCpuTime(thread.getId())
        : -1;
  }

  /** What a thread does now, or null if it has ended. */
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  @Nullable ThreadInfo info(Thread thread) {
    return info(thread.getId());
  }

  @Nullable ThreadInfo info(long threadId) {
    return threads.getThreadInfo(threadId, MOST_FRAMES);
  }

  /** What all threads do now. */
  ThreadInfo[] all() {
    return threads.dumpAllThreads(false, false, MOST_FRAMES);
  }

  /** The threads that wait for each other in a circle, by their ids; none if there are none. */
  long[] deadlocked() {
    long[] ids =
        threads.isSynchronizerUsageSupported()
            ? threads.findDeadlockedThreads()
            : threads.findMonitorDeadlockedThreads();
    return ids == null ? new long[0] : ids;
  }
}
