package io.loopwarden.engine.watchdog.sampling;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the management bean of threads reports; needs the module {@code java.management}. */
final class ManagedThreadFigures implements ThreadFigures {

  private static final int MOST_FRAMES = 256;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final boolean hasCpuTime = threads.isThreadCpuTimeSupported();

  @Override
  public long currentCpuNanos() {
    return hasCpuTime && threads.isThreadCpuTimeEnabled() ? threads.getCurrentThreadCpuTime() : -1;
  }

  @Override
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  public long cpuNanos(Thread thread) {
    return hasCpuTime && threads.isThreadCpuTimeEnabled()
        ? threads.getThreadCpuTime(thread.getId())
        : -1;
  }

  @Override
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  public @Nullable ThreadSnapshot of(Thread thread) {
    return of(thread.getId());
  }

  @Override
  public @Nullable ThreadSnapshot of(long threadId) {
    ThreadInfo info = threads.getThreadInfo(threadId, MOST_FRAMES);
    return info == null ? null : snapshot(info);
  }

  @Override
  public List<ThreadSnapshot> all() {
    List<ThreadSnapshot> all = new ArrayList<>();
    for (ThreadInfo info : threads.dumpAllThreads(false, false, MOST_FRAMES)) {
      all.add(snapshot(info));
    }
    return all;
  }

  private static ThreadSnapshot snapshot(ThreadInfo info) {
    LockInfo lock = info.getLockInfo();
    return new ThreadSnapshot(
        info.getThreadName(),
        info.getThreadId(),
        info.getThreadState(),
        TextFrames.of(info.getStackTrace()),
        info.isInNative(),
        info.isSuspended(),
        lock == null ? null : lock.toString(),
        info.getLockOwnerId());
  }

  @Override
  public long[] deadlocked() {
    long[] ids =
        threads.isSynchronizerUsageSupported()
            ? threads.findDeadlockedThreads()
            : threads.findMonitorDeadlockedThreads();
    return ids == null ? new long[0] : ids;
  }
}
