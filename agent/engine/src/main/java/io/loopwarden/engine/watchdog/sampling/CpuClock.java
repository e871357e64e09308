package io.loopwarden.engine.watchdog.sampling;

import java.util.function.LongSupplier;

/**
 * Reads the CPU time of a thread in nanoseconds, or -1. No lambda: a first report may need it.
 *
 * @param threadId the JVM's number of the thread
 */
record CpuClock(ThreadFigures figures, long threadId) implements LongSupplier {

  @Override
  public long getAsLong() {
    return figures.cpuNanos(threadId);
  }
}
