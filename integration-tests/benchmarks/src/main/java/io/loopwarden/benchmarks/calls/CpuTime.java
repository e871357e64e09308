package io.loopwarden.benchmarks.calls;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How much of an iteration its thread had a processor: what other programs of the machine took is
 * not the agent's cost. A virtual thread has no clock of its own, but while nothing else runs on
 * virtual threads, its carriers' clocks are its own.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuTime {

  private static final long NO_CLOCK = -1;
  private static final String CARRIER_PREFIX = "ForkJoinPool-";

  /** Read by JMH. */
  public long cpuNanos;

  /** Read by JMH. */
  public long wallNanos;

  // JMH sets the public fields to zero after begin().
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long cpuNanosAtBegin;
  private long nanosAtBegin;

  @Setup(Level.Iteration)
  public void begin() {
    nanosAtBegin = System.nanoTime();
    cpuNanosAtBegin = cpuClockNanos();
  }

  @TearDown(Level.Iteration)
  public void end() {
    cpuNanos = cpuClockNanos() - cpuNanosAtBegin;
    wallNanos = System.nanoTime() - nanosAtBegin;
  }

  private long cpuClockNanos() {
    long cpuClockNanos = threads.getCurrentThreadCpuTime();
    return cpuClockNanos == NO_CLOCK ? carriersCpuNanos() : cpuClockNanos;
  }

  private long carriersCpuNanos() {
    long cpuNanos = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith(CARRIER_PREFIX)) {
        cpuNanos += threads.getThreadCpuTime(thread.getThreadId());
      }
    }
    return cpuNanos;
  }
}
