package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.record.PlatformShare;
import io.loopwarden.engine.watchdog.platform.PlatformHistory;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.watchdog.platform.SeenCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The platform's part in calls: the pauses of the garbage collector and of the whole process
 * between the first and the last visit of the watchdog during a call, and what the call lacked a
 * CPU for, as far as the watchdog saw it. What came before the first visit may have been over when
 * the call began. Other safepoints are left out: the watchdog's own looks cause some.
 *
 * <p>The watchdog adds what it saw, the reporter asks; neither is held up by more than a search
 * through the last calls.
 */
public final class CallShare implements PlatformShare {

  /** What the watchdog has not said after so long it will not say at all. */
  private static final long PATIENCE_NANOS = 200_000_000;

  /** As long as an event loop itself may take to load code. */
  private static final long LONGEST_LOADING_NANOS = 500_000_000;

  private static final int CALLS = 1024;

  private final PlatformHistory history = new PlatformHistory();

  // Guarded by this.
  private final @Nullable SeenCall[] calls = new SeenCall[CALLS];
  private long count;

  private volatile boolean isVisited;
  private volatile long visitedNanos;

  /** What the platform took at each of the watchdog's visits. */
  PlatformHistory history() {
    return history;
  }

  /** Adds what was seen of a call that is over. */
  synchronized void add(SeenCall call) {
    calls[(int) (count++ % CALLS)] = call;
  }

  /** The watchdog has visited all event loops. */
  void visited(long beginNanos) {
    visitedNanos = beginNanos;
    isVisited = true;
  }

  @Override
  public boolean isKnownUntil(long nanos) {
    return isVisited && visitedNanos - nanos >= 0 || System.nanoTime() - nanos > PATIENCE_NANOS;
  }

  @Override
  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  public long nanos(Thread loop, long beginNanos, long endNanos) {
    PlatformTimes platform = history.before(endNanos).since(history.after(beginNanos));
    long durationNanos = endNanos - beginNanos;
    long pausedNanos = Math.max(0, platform.gcNanos() + platform.suspendedNanos());
    long platformNanos = Math.min(durationNanos, pausedNanos);
    for (SeenCall call : seen(loop.getId(), beginNanos, endNanos)) {
      platformNanos = Math.min(durationNanos, platformNanos + call.lackedNanos(endNanos));
      if (call.isOfLoading() && durationNanos - platformNanos <= LONGEST_LOADING_NANOS) {
        return durationNanos;
      }
    }
    return platformNanos;
  }

  private synchronized List<SeenCall> seen(long threadId, long beginNanos, long endNanos) {
    List<SeenCall> seen = new ArrayList<>();
    for (SeenCall call : calls) {
      if (call != null
          && call.threadId() == threadId
          && call.sinceNanos() - beginNanos >= 0
          && call.sinceNanos() - endNanos < 0) {
        seen.add(call);
      }
    }
    return seen;
  }
}
