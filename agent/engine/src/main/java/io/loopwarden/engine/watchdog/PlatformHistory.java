package io.loopwarden.engine.watchdog;

/** The last readings of the platform's clock, one per visit of the watchdog. */
final class PlatformHistory {

  private static final int READINGS = 1024;

  private final long[] readAtNanos = new long[READINGS];
  private final PlatformTimes[] times = new PlatformTimes[READINGS];
  private int count;

  void add(long nowNanos, PlatformTimes reading) {
    int slot = count++ % READINGS;
    readAtNanos[slot] = nowNanos;
    times[slot] = reading;
  }

  /** The latest reading. */
  PlatformTimes latest() {
    return count == 0 ? PlatformTimes.NONE : times[(count - 1) % READINGS];
  }

  /** The last reading before a moment, or the oldest that is left. */
  PlatformTimes before(long nanos) {
    int oldest = Math.max(0, count - READINGS);
    for (int i = count - 1; i > oldest; i--) {
      if (readAtNanos[i % READINGS] - nanos <= 0) {
        return times[i % READINGS];
      }
    }
    return count == 0 ? PlatformTimes.NONE : times[oldest % READINGS];
  }
}
