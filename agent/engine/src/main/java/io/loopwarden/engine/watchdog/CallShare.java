package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.record.PlatformShare;
import io.loopwarden.engine.watchdog.platform.PlatformHistory;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;

/**
 * The platform's part in calls: the pauses of the garbage collector and of the whole process
 * between the first and the last visit of the watchdog during a call. What came before the first
 * one may have been over when the call began. Other safepoints are left out: the watchdog's own
 * looks cause some. So is what a thread waits for a CPU: of a lock's owner that is not known.
 */
public final class CallShare implements PlatformShare {

  /** What the watchdog has not said after so long it will not say at all. */
  private static final long PATIENCE_NANOS = 200_000_000;

  private final PlatformHistory history = new PlatformHistory();

  /** What the platform took at each of the watchdog's visits. */
  PlatformHistory history() {
    return history;
  }

  @Override
  public boolean isKnownUntil(long nanos) {
    return history.hasReadingSince(nanos) || System.nanoTime() - nanos > PATIENCE_NANOS;
  }

  @Override
  public long nanos(long beginNanos, long endNanos) {
    PlatformTimes platform = history.before(endNanos).since(history.after(beginNanos));
    long pausedNanos = platform.gcNanos() + platform.suspendedNanos();
    return Math.max(0, Math.min(pausedNanos, endNanos - beginNanos));
  }
}
