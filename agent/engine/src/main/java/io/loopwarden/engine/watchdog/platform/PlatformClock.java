package io.loopwarden.engine.watchdog.platform;

/**
 * Reads how long the platform kept the JVM's threads from running.
 *
 * <p>Pauses of the garbage collector come from its beans. Other safepoints come from the JVM's own
 * counters, where they can be had. What the watchdog misses beyond both, without having waited for
 * a CPU and while the process burnt none, is time in which the process stood still. Only the
 * watchdog's thread uses it.
 */
public final class PlatformClock {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Sleeping is never exact; what is no longer than this is no sign of anything. */
  private static final long ORDINARY_OVERSLEEP_NANOS = 15_000_000;

  /** How often the files of the operating system are read: that costs tens of microseconds. */
  private static final long NANOS_BETWEEN_FILES = 100_000_000;

  /** A reading is followed by so many times its own duration without one. */
  private static final long CPU_READ_SHARE = 200;

  /** What was burnt in the meantime must not hide that the process stood still after it. */
  private static final long LONGEST_BETWEEN_CPU_NANOS = 500_000_000;

  private final SafepointCounter safepoints;
  private final CpuQuota quota = CpuQuota.find();
  private final RunQueue ownQueue;
  private final ProcessFigures process;
  private long gcNanos;
  private long safepointNanos;
  private long suspendedNanos;
  private long throttledNanos;
  private long ownDelayNanos;
  private long absentNanos;
  private long filesReadNanos;
  private long processCpuNanos;
  private long cpuReadDurationNanos = Long.MAX_VALUE;
  private long nextCpuReadNanos;
  private long readNanos;

  /** Makes a clock; to be called by the thread that will use it. */
  public PlatformClock(SafepointCounter safepoints) {
    this(safepoints, ProcessFigures.open());
  }

  PlatformClock(SafepointCounter safepoints, ProcessFigures process) {
    this.safepoints = safepoints;
    this.process = process;
    ownQueue = RunQueue.ofCurrentThread();
    readNanos = System.nanoTime();
    nextCpuReadNanos = readNanos;
    readCpu();
    gcNanos = readGcNanos();
    safepointNanos = safepoints.readNanos();
    readFiles(System.nanoTime());
  }

  /**
   * Reads the clock, once a visit of the watchdog.
   *
   * @param wantedNanos how long the watchdog wanted to sleep since the last time
   */
  public PlatformTimes read(long wantedNanos) {
    long nowNanos = System.nanoTime();
    long elapsedNanos = nowNanos - readNanos;
    readNanos = nowNanos;
    long gcBefore = gcNanos;
    long safepointBefore = safepointNanos;
    safepointNanos = Math.max(safepointNanos, safepoints.readNanos());
    if (safepointNanos > safepointBefore || !safepoints.isKnown()) {
      gcNanos = readGcNanos(); // nothing was collected while no thread was stopped
    }
    long pausedNanos = Math.max(gcNanos - gcBefore, safepointNanos - safepointBefore);
    long missingNanos = elapsedNanos - wantedNanos - pausedNanos;
    boolean wasAbsent = missingNanos > ORDINARY_OVERSLEEP_NANOS;
    long burntNanos = wasAbsent || nowNanos - nextCpuReadNanos >= 0 ? readCpu() : 0;
    if (wasAbsent) {
      absentNanos += missingNanos;
      addSuspension(missingNanos, burntNanos, nowNanos);
    } else if (nowNanos - filesReadNanos > NANOS_BETWEEN_FILES) {
      readFiles(nowNanos);
    }
    // pauses of the collector are safepoints as well
    return new PlatformTimes(
        gcNanos,
        Math.max(0, safepointNanos - gcNanos),
        suspendedNanos,
        throttledNanos,
        ownDelayNanos,
        absentNanos);
  }

  /** The moment up to which the last reading counts, by {@link System#nanoTime()}. */
  public long readNanos() {
    return readNanos;
  }

  /** A process that stood still has burnt no CPU meanwhile, and waited for none. */
  private void addSuspension(long missingNanos, long burntNanos, long nowNanos) {
    long delayBefore = ownDelayNanos;
    readFiles(nowNanos);
    long restNanos = missingNanos - (ownDelayNanos - delayBefore);
    if (burntNanos < restNanos / 2) {
      suspendedNanos += restNanos;
    }
  }

  /**
   * Reads the CPU time of all threads. The kernel adds it up, thread by thread, so with thousands
   * of threads this is not done at each visit, but for half a percent of the time. The thread may
   * lose its CPU in the middle of a reading, so the shorter one of the last two counts.
   *
   * @return what they have burnt since the last time
   */
  private long readCpu() {
    long startNanos = System.nanoTime();
    long before = processCpuNanos;
    processCpuNanos = process.cpuNanos();
    long endNanos = System.nanoTime();
    long durationNanos = endNanos - startNanos;
    long pauseNanos = Math.min(durationNanos, cpuReadDurationNanos) * CPU_READ_SHARE;
    cpuReadDurationNanos = durationNanos;
    nextCpuReadNanos = endNanos + Math.min(pauseNanos, LONGEST_BETWEEN_CPU_NANOS);
    return processCpuNanos - before;
  }

  private void readFiles(long nowNanos) {
    filesReadNanos = nowNanos;
    ownDelayNanos = Math.max(ownDelayNanos, ownQueue.delayNanos());
    throttledNanos = Math.max(throttledNanos, quota.throttledNanos());
  }

  private long readGcNanos() {
    return process.gcMillis() * NANOS_PER_MILLI;
  }
}
