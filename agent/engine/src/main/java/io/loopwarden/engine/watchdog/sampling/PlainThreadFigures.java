package io.loopwarden.engine.watchdog.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code java.base} alone can report of threads: states and stacks, but neither CPU times nor
 * the owners of locks.
 */
final class PlainThreadFigures implements ThreadFigures {

  private static final int UNKNOWN = -1;

  @Override
  public long currentCpuNanos() {
    return UNKNOWN;
  }

  @Override
  public long cpuNanos(Thread thread) {
    return UNKNOWN;
  }

  @Override
  public @Nullable ThreadSnapshot of(Thread thread) {
    return thread.isAlive() ? snapshot(thread, thread.getStackTrace()) : null;
  }

  @Override
  public @Nullable ThreadSnapshot of(long threadId) {
    for (ThreadSnapshot thread : all()) {
      if (thread.id() == threadId) {
        return thread;
      }
    }
    return null;
  }

  @Override
  public List<ThreadSnapshot> all() {
    List<ThreadSnapshot> all = new ArrayList<>();
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      all.add(snapshot(entry.getKey(), entry.getValue()));
    }
    return all;
  }

  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  private static ThreadSnapshot snapshot(Thread thread, StackTraceElement[] stack) {
    return new ThreadSnapshot(
        thread.getName(),
        thread.getId(),
        thread.getState(),
        TextFrames.of(stack),
        stack.length > 0 && stack[0].isNativeMethod(),
        false,
        null,
        UNKNOWN);
  }

  @Override
  public long[] deadlocked() {
    return new long[0];
  }
}
