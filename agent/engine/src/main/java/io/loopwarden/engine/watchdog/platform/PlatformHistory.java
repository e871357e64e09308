package io.loopwarden.engine.watchdog.platform;

/** The last readings of the platform's clock, one per visit of the watchdog. */
public final class PlatformHistory {

  private static final int READINGS = 1024;

  private final long[] readAtNanos = new long[READINGS];
  private final PlatformTimes[] times = new PlatformTimes[READINGS];
  private long count;

  public void add(long nowNanos, PlatformTimes reading) {
    int slot = slot(count++);
    readAtNanos[slot] = nowNanos;
    times[slot] = reading;
  }

  /** The latest reading. */
  public PlatformTimes latest() {
    return count == 0 ? PlatformTimes.NONE : times[slot(count - 1)];
  }

  /** The last reading before a moment, or the oldest that is left. */
  public PlatformTimes before(long nanos) {
    long oldest = Math.max(0, count - READINGS);
    for (long i = count - 1; i > oldest; i--) {
      if (readAtNanos[slot(i)] - nanos <= 0) {
        return times[slot(i)];
      }
    }
    return count == 0 ? PlatformTimes.NONE : times[slot(oldest)];
  }

  private static int slot(long number) {
    return (int) (number % READINGS);
  }
}
