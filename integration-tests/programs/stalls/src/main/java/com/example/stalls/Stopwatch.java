package com.example.stalls;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Measures how long the current thread is held.
 *
 * @param startNanos when it was started
 * @param processorNanos the processor time of the thread until then
 */
record Stopwatch(long startNanos, long processorNanos) {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  static Stopwatch start() {
    return new Stopwatch(System.nanoTime(), THREADS.getCurrentThreadCpuTime());
  }

  /** Ends the measurement, on the same thread. */
  Held stop() {
    return new Held(
        Thread.currentThread().getName(),
        System.nanoTime() - startNanos,
        THREADS.getCurrentThreadCpuTime() - processorNanos);
  }
}
