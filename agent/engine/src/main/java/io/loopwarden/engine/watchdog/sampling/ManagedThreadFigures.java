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
        withoutClasses(info.getStackTrace()),
        info.isInNative(),
        info.isSuspended(),
        lock == null ? null : lock.toString(),
        info.getLockOwnerId());
  }

  /**
   * The same frames as text. Those of the bean hold the classes themselves, and would keep the
   * application's loaders for as long as we keep a stack.
   */
  private static List<StackTraceElement> withoutClasses(StackTraceElement[] stack) {
    List<StackTraceElement> frames = new ArrayList<>(stack.length);
    for (StackTraceElement frame : stack) {
      frames.add(
          new StackTraceElement(
              frame.getClassLoaderName(),
              frame.getModuleName(),
              frame.getModuleVersion(),
              frame.getClassName(),
              frame.getMethodName(),
              frame.getFileName(),
              frame.getLineNumber()));
    }
    return List.copyOf(frames);
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
