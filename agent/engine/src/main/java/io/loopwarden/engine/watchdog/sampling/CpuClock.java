package io.loopwarden.engine.watchdog.sampling;

import java.util.function.LongSupplier;

/** Reads the CPU time of a thread in nanoseconds, or -1. No lambda: a first report may need it. */
record CpuClock(ThreadFigures figures, Thread thread) implements LongSupplier {

  @Override
  public long getAsLong() {
    return figures.cpuNanos(thread);
  }
}
