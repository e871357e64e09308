package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.record.PlatformShare;
import io.loopwarden.engine.watchdog.platform.CallLooks;
import io.loopwarden.engine.watchdog.platform.PlatformHistory;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;

/**
 * What the watchdog saw of the platform's part in calls: the JVM's pauses, the time for which the
 * watchdog itself was kept from its work, and looks at which all that a call lacked was a CPU.
 * Looks stand for the rest of a call; one that was not looked at is taken to be like those around
 * it. A wait for a thread that loads code, which happens once, is treated like that loading.
 */
public final class CallShare implements PlatformShare {

  /** What the watchdog has not said after so long it will not say at all. */
  private static final long PATIENCE_NANOS = 200_000_000;

  /** How far back calls are like an unseen one. */
  private static final long AROUND_NANOS = 1_000_000_000;

  /** Fewer looks than that say nothing of other calls. */
  private static final int FEWEST_LOOKS = 3;

  /** As long as an event loop itself may take to load code. */
  private static final long LONGEST_LOADING_NANOS = 500_000_000;

  private final PlatformHistory history = new PlatformHistory();
  private final CallLooks looks = new CallLooks();

  /** What the platform took at each of the watchdog's visits. */
  PlatformHistory history() {
    return history;
  }

  /** What the watchdog saw of calls. */
  CallLooks looks() {
    return looks;
  }

  @Override
  public boolean isKnownUntil(long nanos) {
    return history.hasReadingSince(nanos) || System.nanoTime() - nanos > PATIENCE_NANOS;
  }

  @Override
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  public long nanos(Thread loop, long beginNanos, long endNanos) {
    long durationNanos = endNanos - beginNanos;
    CallLooks.Shares seen = looks.of(loop.getId(), beginNanos, endNanos);
    PlatformTimes platform = history.after(endNanos).since(history.before(beginNanos));
    long pausedNanos = platform.sumNanos();
    if (seen.waited() == 0) { // else it waited as well while the watchdog was absent
      pausedNanos += platform.watchdogAbsentNanos();
    }
    long takenNanos = Math.max(0, Math.min(pausedNanos, durationNanos));
    double withoutCpu = seen.looks() > 0 ? seen.withoutCpu() : around(beginNanos, endNanos);
    long nanos = takenNanos + (long) ((durationNanos - takenNanos) * withoutCpu);
    boolean isOneOff = seen.isOfLoading() && durationNanos - nanos <= LONGEST_LOADING_NANOS;
    return isOneOff ? durationNanos : nanos;
  }

  private double around(long beginNanos, long endNanos) {
    long aroundNanos = beginNanos - AROUND_NANOS;
    CallLooks.Shares around = looks.ofAll(aroundNanos, endNanos);
    if (around.looks() >= FEWEST_LOOKS) {
      return around.withoutCpu();
    }
    PlatformTimes platform = history.after(endNanos).since(history.before(aroundNanos));
    return Math.min(1, (double) platform.watchdogAbsentNanos() / (endNanos - aroundNanos));
  }
}
