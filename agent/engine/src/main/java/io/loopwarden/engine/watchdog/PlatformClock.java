package io.loopwarden.engine.watchdog;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads how long the platform kept the JVM's threads from running.
 *
 * <p>Pauses of the garbage collector come from its beans; those that also count concurrent work are
 * left out. Other safepoints come from the JVM's own counters, where they can be had. What the
 * watchdog overslept beyond both, without having waited for a CPU, is time in which the process
 * stood still. Only the watchdog's thread uses it.
 */
final class PlatformClock {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Sleeping is never exact; what is no longer than this is no sign of anything. */
  private static final long ORDINARY_OVERSLEEP_NANOS = 15_000_000;

  /** How often the files of the operating system are read: that costs tens of microseconds. */
  private static final long NANOS_BETWEEN_FILES = 100_000_000;

  private final List<GarbageCollectorMXBean> collectors = new ArrayList<>();
  private final SafepointCounter safepoints;
  private final CpuQuota quota = CpuQuota.find();
  private final RunQueue ownQueue;
  private long gcNanos;
  private long safepointNanos;
  private long suspendedNanos;
  private long throttledNanos;
  private long ownDelayNanos;
  private long filesReadNanos;

  /** Makes a clock; to be called by the thread that will use it. */
  PlatformClock(SafepointCounter safepoints) {
    this.safepoints = safepoints;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (!collector.getName().endsWith("Cycles")) {
        collectors.add(collector);
      }
    }
    ownQueue = RunQueue.ofCurrentThread();
    gcNanos = readGcNanos();
    safepointNanos = safepoints.readNanos();
    readFiles(System.nanoTime());
  }

  /**
   * Reads the clock after the watchdog slept.
   *
   * @param wantedNanos how long it wanted to sleep
   * @param sleptNanos how long it slept
   * @param nowNanos when it woke up
   */
  PlatformTimes read(long wantedNanos, long sleptNanos, long nowNanos) {
    long gcBefore = gcNanos;
    long safepointBefore = safepointNanos;
    gcNanos = readGcNanos();
    safepointNanos = Math.max(safepointNanos, safepoints.readNanos());
    long pausedNanos = Math.max(gcNanos - gcBefore, safepointNanos - safepointBefore);
    long oversleptNanos = sleptNanos - wantedNanos - pausedNanos;
    if (oversleptNanos > ORDINARY_OVERSLEEP_NANOS) {
      long delayBefore = ownDelayNanos;
      readFiles(nowNanos);
      suspendedNanos += Math.max(0, oversleptNanos - (ownDelayNanos - delayBefore));
    } else if (nowNanos - filesReadNanos > NANOS_BETWEEN_FILES) {
      readFiles(nowNanos);
    }
    // pauses of the collector are safepoints as well
    return new PlatformTimes(
        gcNanos,
        Math.max(0, safepointNanos - gcNanos),
        suspendedNanos,
        throttledNanos,
        ownDelayNanos);
  }

  private void readFiles(long nowNanos) {
    filesReadNanos = nowNanos;
    ownDelayNanos = Math.max(ownDelayNanos, ownQueue.delayNanos());
    throttledNanos = Math.max(throttledNanos, quota.throttledNanos());
  }

  private long readGcNanos() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      millis += Math.max(0, collector.getCollectionTime());
    }
    return millis * NANOS_PER_MILLI;
  }
}
