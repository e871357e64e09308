package io.loopwarden.engine.api;

import io.loopwarden.engine.loop.PendingTasks;
import io.loopwarden.engine.loop.StartingLoops;
import io.loopwarden.engine.report.Reporter;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until everything that event loops were given before has been done and reported.
 *
 * <p>A loop is at rest when it waits for events and nothing is in its queue. It is asked whether it
 * waits before and after its queue: a task that was queued before is in one of the two places. A
 * loop that never rests, since others keep it busy, is past what it was given before once two of
 * its iterations have ended: the one that ran, and the one that took over what was queued then. A
 * loop notes what has ended before it counts as idle, so that nothing is missed. A loop whose first
 * task was queued, and whose thread is still to start, is waited for first. Costs a few volatile
 * reads a loop where all are at rest; threads of event loops do not wait for themselves.
 */
public final class Quiescence {

  private static final long SHORTEST_WAIT_NANOS = 50_000;
  private static final long LONGEST_WAIT_NANOS = 1_000_000;
  private static final long LONGEST_JUDGING_NANOS = 1_000_000_000;
  private static final int ITERATIONS = 2;
  private static final long LEAST_DELIVERY_NANOS = 100_000_000;
  private static final long YOUNG_NANOS = 1_000_000_000;

  private final Reporter reporter;
  private final Watchdog watchdog;
  private final StartingLoops starting;

  public Quiescence(Reporter reporter, Watchdog watchdog, StartingLoops starting) {
    this.reporter = reporter;
    this.watchdog = watchdog;
    this.starting = starting;
  }

  /** Waits no longer than that; returns whether all came to rest. */
  boolean await(long patienceNanos) {
    long startNanos = System.nanoTime();
    List<Busy> busy = new ArrayList<>();
    boolean started = false;
    long waitNanos = SHORTEST_WAIT_NANOS;
    while (true) {
      if (!started && starting.isEmpty()) {
        started = true;
        busy = busyLoops();
      }
      busy.removeIf(Busy::isDone);
      if (started && busy.isEmpty() && !watchdog.isJudging()) {
        reporter.flush();
        return reporter.listeners().awaitDelivery(leftNanos(startNanos, patienceNanos));
      }
      if (System.nanoTime() - startNanos >= patienceNanos
          || Thread.currentThread().isInterrupted()) {
        reporter.flush();
        return false;
      }
      LockSupport.parkNanos(this, waitNanos);
      waitNanos = Math.min(2 * waitNanos, LONGEST_WAIT_NANOS);
    }
  }

  /**
   * Waits a moment for what has ended to be judged: a stall that is over would still count as one
   * that goes on, beside its calls. An event loop does not wait.
   */
  void awaitJudged() {
    long startNanos = System.nanoTime();
    boolean isEventLoop = LoopwardenLoops.find(Thread.currentThread()) != null;
    while (watchdog.isJudging()
        && !isEventLoop
        && System.nanoTime() - startNanos < LONGEST_JUDGING_NANOS
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, LONGEST_WAIT_NANOS);
    }
  }

  /** What is left of the patience, and enough to deliver what there is in any case. */
  private static long leftNanos(long startNanos, long patienceNanos) {
    return Math.max(LEAST_DELIVERY_NANOS, patienceNanos - (System.nanoTime() - startNanos));
  }

  private static List<Busy> busyLoops() {
    List<Busy> busy = new ArrayList<>();
    for (LoopwardenLoop loop : LoopwardenLoops.all()) {
      if (loop.thread != Thread.currentThread()) {
        busy.add(new Busy(loop));
      }
    }
    return busy;
  }

  /** A loop that may have something to do. */
  private static final class Busy {
    private final LoopwardenLoop loop;
    private long sinceNanos;
    private int iterations;

    Busy(LoopwardenLoop loop) {
      this.loop = loop;
      this.sinceNanos = loop.metrics.busySinceNanos();
    }

    boolean isDone() {
      long since = loop.metrics.busySinceNanos();
      if (since != sinceNanos) {
        sinceNanos = since;
        iterations++;
      }
      return iterations > 2 * ITERATIONS // each shows as its begin and its end, if both are seen
          || !loop.thread.isAlive()
          || isIdle() && PendingTasks.of(loop.executor) == 0 && isIdle();
    }

    private boolean isIdle() {
      boolean isIdle = loop.metrics.busySinceNanos() == 0 || loop.waitsUnseen();
      return isIdle && loop.callSinceNanos() == 0 && !isYoung();
    }

    /** Before its first wait it is not known whether a loop is busy; of some it never is. */
    private boolean isYoung() {
      return loop.executor != null
          && !loop.metrics.hasWaited()
          && System.nanoTime() - loop.metrics.startNanos() < YOUNG_NANOS;
    }
  }
}
