package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.finding.History;
import io.loopwarden.engine.jfr.Carriers;
import io.loopwarden.engine.watchdog.figures.EndedLoop;
import io.loopwarden.engine.watchdog.figures.GroupFigures;
import io.loopwarden.engine.watchdog.figures.LoopAccount;
import io.loopwarden.engine.watchdog.figures.LoopAge;
import io.loopwarden.engine.watchdog.figures.LoopFigures;
import io.loopwarden.engine.watchdog.figures.OngoingStall;
import io.loopwarden.engine.watchdog.judging.CpuReading;
import io.loopwarden.engine.watchdog.judging.EndedIteration;
import io.loopwarden.engine.watchdog.platform.RunQueue;
import io.loopwarden.engine.watchdog.sampling.AttachedLoop;
import io.loopwarden.engine.watchdog.sampling.LoopThread;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoopMetrics;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One event loop, as the watchdog watches it. The loop's thread calls {@link #ended} and nothing
 * else; nearly everything else belongs to the watchdog's thread.
 */
public final class LoopWatch {

  private final LoopThread thread;
  private final LoopwardenLoopMetrics metrics;
  private final LoopAccount account;
  private final EndedIterations iterations = new EndedIterations();
  private @Nullable AttachedLoop attached;

  /** When the loop began, or its last long iteration ended. Only the watchdog's thread uses it. */
  private CpuReading lastCpu = new CpuReading(0, -1);

  private volatile boolean hasEnded;

  /** Read only once {@link #hasEnded} is true. */
  private long endNanos;

  /** The iteration that was worth a look last, whether it lasts or not. */
  private @Nullable Observation observation;

  /** The one before: it may end, and another one begin, while the watchdog is looking elsewhere. */
  private @Nullable Observation previous;

  LoopWatch(LoopwardenLoop loop, RunQueue runQueue, AtomicReference<@Nullable Carriers> carriers) {
    this.thread = new LoopThread(loop, runQueue, carriers);
    this.metrics = loop.metrics;
    this.account = new LoopAccount(loop);
  }

  LoopThread thread() {
    return thread;
  }

  LoopwardenLoop loop() {
    return thread.loop();
  }

  /** What is counted of the loop. */
  LoopAccount account() {
    return account;
  }

  /** The iterations to judge. */
  EndedIterations iterations() {
    return iterations;
  }

  /** The loop ran before the agent was attached. To be called before the watchdog looks at it. */
  void ranBefore() {
    attached = new AttachedLoop(thread);
  }

  /**
   * The loop begins now, on the current thread. To be called before the watchdog looks at it.
   *
   * @param figures tell the thread's CPU time; null if nobody can yet
   */
  void begins(@Nullable ThreadFigures figures) {
    if (figures != null) {
      lastCpu = new CpuReading(System.nanoTime(), thread.currentCpuNanos(figures));
    }
  }

  /**
   * The CPU time of the loop before an iteration that has ended. Only to be called once for each,
   * in their order.
   */
  CpuReading cpuBefore(EndedIteration ended) {
    CpuReading before = lastCpu;
    lastCpu = new CpuReading(ended.endNanos(), ended.cpuNanos());
    return before;
  }

  /**
   * Finds out whether the loop works, if the begin of its iteration may not have been seen.
   *
   * @return whether an iteration is over whose end was not seen either
   */
  boolean findIteration(ThreadFigures figures, long nowNanos) {
    return attached != null && attached.look(figures, nowNanos);
  }

  /**
   * An iteration that took longer than the stall threshold has ended. Runs on the loop's thread.
   */
  void ended(EndedIteration iteration) {
    iterations.add(iteration);
  }

  /** The loop has ended, and so has its last iteration. */
  void end() {
    endNanos = System.nanoTime();
    hasEnded = true;
  }

  boolean hasEnded() {
    return hasEnded;
  }

  /**
   * Whether a look would find nothing: the loop waits for events, and nothing of it is to be judged
   * or released. Costs a few reads of memory, however the loop is watched: there may be thousands.
   */
  boolean isQuiet() {
    return metrics.busySinceNanos() == 0
        && observation == null
        && previous == null
        && iterations.isEmpty()
        && !hasEnded
        && account.ongoing() == null
        && thread.virtual() == null
        && (attached == null || metrics.hasWaited());
  }

  /** Begins to observe an iteration. */
  void add(Observation next) {
    previous = observation;
    observation = next;
  }

  /** What was seen of the iteration that began at a moment, or null if nothing was. */
  @Nullable Observation observationOf(long startNanos) {
    if (observation != null && observation.startNanos == startNanos) {
      return observation;
    }
    return previous != null && previous.startNanos == startNanos ? previous : null;
  }

  /**
   * Drops what was seen of iterations that have ended and are judged, if they had to be: it has the
   * tasks and channels that the loop was seen with.
   *
   * @param currentNanos when the current iteration began, or 0
   */
  void releaseEnded(long currentNanos) {
    if (!iterations.isEmpty()) {
      return;
    }
    previous = null;
    if (observation != null && observation.startNanos != currentNanos) {
      observation = null;
    }
  }

  /** How old the iteration is that goes on. Any thread may ask. */
  LoopAge age(String group, long nowNanos) {
    OngoingStall stall = account.ongoing();
    return new LoopAge(
        loop().thread.getName(),
        group,
        hasEnded ? 0 : account.ageNanos(nowNanos),
        stall == null ? "" : stall.site().toString());
  }

  /** Whether the loop has ended and nothing of it is left to judge. */
  boolean isOver() {
    return hasEnded && iterations.isEmpty() && account.ongoing() == null;
  }

  /**
   * What is left of the loop, which has ended.
   *
   * @param isOfGroup whether it counts for its group
   */
  EndedLoop remains(boolean isOfGroup) {
    return account.remains(endNanos, isOfGroup);
  }

  /** Adds the numbers of the loop, up to a moment or its end, to those of its group. */
  void addTo(GroupFigures group, boolean withDurations, long nowNanos) {
    account.addTo(group, withDurations, hasEnded ? endNanos : nowNanos);
  }

  /** Notes in the history for how long the loop was busy, up to a moment or its end. */
  void keepHistory(History history, long nowNanos) {
    account.keepHistory(history, hasEnded ? endNanos : nowNanos);
  }

  /** The figures of the loop, up to a moment or its end. */
  LoopFigures figures(long nowNanos) {
    return account.figures(hasEnded ? endNanos : nowNanos);
  }
}
