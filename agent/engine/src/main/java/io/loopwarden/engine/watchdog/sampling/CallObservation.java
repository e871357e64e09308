package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.watchdog.platform.CpuWait;
import io.loopwarden.engine.watchdog.platform.CpuWait.Span;
import io.loopwarden.engine.watchdog.platform.RunQueue;
import io.loopwarden.engine.watchdog.platform.RunQueues;
import io.loopwarden.engine.watchdog.platform.SeenCall;
import org.jspecify.annotations.Nullable;

/**
 * A call that an event loop is in: how long it lacked nothing but a CPU. The event loop itself may
 * be ready to run, or the owner of the lock or monitor that it waits for. Of an owner only waits
 * count that a look falls into: what it does once it has released the lock is none of the call's.
 *
 * <p>Only the watchdog's thread uses it. No look stops a thread, but for those at an owner's stack
 * that are asked for.
 */
public final class CallObservation {

  /** The owner of a lock may itself wait for one, and so on. */
  private static final int MOST_OWNERS = 8;

  private static final int NOBODY = -1;

  private final LoopThread loop;
  private final long sinceNanos;
  private long lackedNanos;
  private long lastLookNanos;
  private @Nullable CpuWait own;
  private @Nullable CpuWait owner;
  private boolean isOfLoading;

  /**
   * Makes one without a look.
   *
   * @param sinceNanos when the call began, by {@link System#nanoTime()}
   */
  public CallObservation(LoopThread loop, long sinceNanos) {
    this.loop = loop;
    this.sinceNanos = sinceNanos;
    this.lastLookNanos = sinceNanos;
  }

  /** Whether it is of the call that began at a moment. */
  public boolean isOf(long callSinceNanos) {
    return sinceNanos == callSinceNanos;
  }

  /**
   * Whether a look is due: of a call that lasts they come rarer.
   *
   * @param shareOfAge after so much of the call's age
   */
  public boolean isDue(long nowNanos, double shareOfAge) {
    return nowNanos - lastLookNanos >= (nowNanos - sinceNanos) * shareOfAge;
  }

  /**
   * Looks at the call.
   *
   * @param isStackWanted whether to find out if the owner of the lock loads code, which stops it
   */
  public void look(ThreadFigures figures, RunQueues queues, boolean isStackWanted, long nowNanos) {
    long threadId = loop.id();
    lackedNanos += span(own).nanosUntil(nowNanos) + span(owner).nanosUntil(nowNanos);
    loop.findRunQueue(queues, figures);
    own = lookAt(loop.runQueue(), figures, threadId, nowNanos);
    long ownerId = lastOwner(figures, threadId);
    RunQueue queue = ownerId == NOBODY ? null : queues.of(ownerId, new CpuClock(figures, ownerId));
    CpuWait wait = queue == null ? null : lookAt(queue, figures, ownerId, nowNanos);
    owner = wait != null && wait.isReady() ? wait : null;
    if (isStackWanted && ownerId != NOBODY && !isOfLoading) {
      ThreadSnapshot snapshot = figures.of(ownerId);
      isOfLoading = snapshot != null && Sample.isLoading(snapshot.stack());
    }
    lastLookNanos = nowNanos;
  }

  private CpuWait lookAt(RunQueue queue, ThreadFigures figures, long threadId, long nowNanos) {
    return new CpuWait(queue, new CpuClock(figures, threadId), lastLookNanos, nowNanos);
  }

  /**
   * The last of the threads that wait for each other, or {@link #NOBODY} if nobody is waited for.
   */
  private static long lastOwner(ThreadFigures figures, long threadId) {
    long ownerId = NOBODY;
    long nextId = figures.lockOwnerId(threadId);
    for (int i = 0; i < MOST_OWNERS && nextId >= 0 && nextId != threadId; i++) {
      ownerId = nextId;
      nextId = figures.lockOwnerId(ownerId);
    }
    return ownerId;
  }

  /** What was seen of the call, which is over. */
  public SeenCall end() {
    return new SeenCall(loop.id(), sinceNanos, lackedNanos, span(own), span(owner), isOfLoading);
  }

  private static Span span(@Nullable CpuWait wait) {
    return wait == null ? Span.NONE : wait.untilNow();
  }
}
