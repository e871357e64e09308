package io.loopwarden.engine.watchdog.platform;

/**
 * The last readings of the platform's clock, one per visit of the watchdog. The watchdog writes, it
 * and the reporter read.
 */
public final class PlatformHistory {

  private static final int READINGS = 1024;

  private final long[] readAtNanos = new long[READINGS];
  private final PlatformTimes[] times = new PlatformTimes[READINGS];
  private long count;

  public synchronized void add(long nowNanos, PlatformTimes reading) {
    int slot = slot(count++);
    readAtNanos[slot] = nowNanos;
    times[slot] = reading;
  }

  /** The latest reading. */
  public synchronized PlatformTimes latest() {
    return count == 0 ? PlatformTimes.NONE : times[slot(count - 1)];
  }

  /** The last reading before a moment, or the oldest that is left. */
  public synchronized PlatformTimes before(long nanos) {
    for (long i = count - 1; i > oldest(); i--) {
      if (readAtNanos[slot(i)] - nanos <= 0) {
        return times[slot(i)];
      }
    }
    return count == 0 ? PlatformTimes.NONE : times[slot(oldest())];
  }

  /** The first reading since a moment, or the latest if there is none yet. */
  public synchronized PlatformTimes after(long nanos) {
    long first = count - 1;
    while (first > oldest() && readAtNanos[slot(first - 1)] - nanos >= 0) {
      first--;
    }
    return first < 0 ? PlatformTimes.NONE : times[slot(first)];
  }

  /** Gets readings. */
  public interface Reader {

    /**
     * Gets a reading.
     *
     * @param atNanos when it was read, by {@link System#nanoTime()}
     */
    void read(long atNanos, PlatformTimes times);
  }

  /**
   * Passes on the readings that are new to somebody, as far as they are still here.
   *
   * @param seen how many there were when this was last called
   * @return how many there are
   */
  public long forEachSince(long seen, Reader reader) {
    long[] atNanos;
    PlatformTimes[] news;
    long now;
    synchronized (this) { // the reader may take its time
      now = count;
      long first = Math.max(seen, oldest());
      atNanos = new long[(int) (now - first)];
      news = new PlatformTimes[atNanos.length];
      for (int i = 0; i < atNanos.length; i++) {
        atNanos[i] = readAtNanos[slot(first + i)];
        news[i] = times[slot(first + i)];
      }
    }
    for (int i = 0; i < atNanos.length; i++) {
      reader.read(atNanos[i], news[i]);
    }
    return now;
  }

  /** Whether there is a reading since a moment. */
  public synchronized boolean hasReadingSince(long nanos) {
    return count > 0 && readAtNanos[slot(count - 1)] - nanos >= 0;
  }

  private long oldest() {
    return Math.max(0, count - READINGS);
  }

  private static int slot(long number) {
    return (int) (number % READINGS);
  }
}
