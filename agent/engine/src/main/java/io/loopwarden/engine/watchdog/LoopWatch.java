package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.jfr.Carriers;
import io.loopwarden.engine.watchdog.figures.EndedLoop;
import io.loopwarden.engine.watchdog.figures.LoopFigures;
import io.loopwarden.engine.watchdog.figures.LoopTotals;
import io.loopwarden.engine.watchdog.figures.OngoingStall;
import io.loopwarden.engine.watchdog.figures.RecentTotals;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.EndedIteration;
import io.loopwarden.engine.watchdog.platform.RunQueue;
import io.loopwarden.engine.watchdog.sampling.AttachedLoop;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import io.loopwarden.engine.watchdog.sampling.VirtualLoop;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenPulse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The watchdog's account of one event loop. The loop's thread calls {@link #ended} and nothing
 * else; nearly everything else belongs to the watchdog's thread.
 */
public final class LoopWatch {

  /** How many long iterations wait for the watchdog at most; it comes a hundred times a second. */
  private static final int MOST_WAITING = 256;

  private static final AtomicIntegerFieldUpdater<LoopWatch> WAITING =
      AtomicIntegerFieldUpdater.newUpdater(LoopWatch.class, "waiting");

  private final LoopwardenLoop loop;
  private final LoopwardenPulse pulse;
  private final RunQueue runQueue;
  private final @Nullable VirtualLoop virtual;
  private final Queue<EndedIteration> ended = new ConcurrentLinkedQueue<>();

  /** How many are in {@link #ended}; through {@link #WAITING}. */
  private volatile int waiting;

  private final Map<Cause, Long> stalls = new EnumMap<>(Cause.class);
  private @Nullable AttachedLoop attached;
  private volatile boolean hasEnded;

  /** Read only once {@link #hasEnded} is true. */
  private long endNanos;

  private long stallsInWarmup;
  private long heldNanos;
  private volatile @Nullable OngoingStall ongoing;

  private final RecentTotals recent;

  /** The iteration that was worth a look last, whether it lasts or not. */
  private @Nullable Observation observation;

  /** The one before: it may end, and another one begin, while the watchdog is looking elsewhere. */
  private @Nullable Observation previous;

  LoopWatch(LoopwardenLoop loop, RunQueue runQueue, AtomicReference<@Nullable Carriers> carriers) {
    this.loop = loop;
    this.pulse = loop.pulse;
    this.recent = new RecentTotals(pulse.startNanos());
    this.virtual = VirtualLoop.of(loop.thread, carriers);
    // a virtual thread has no place in the kernel's run queue, and its carrier may change
    this.runQueue = virtual == null ? runQueue : RunQueue.unknown();
  }

  /** The loop ran before the agent was attached. To be called before the watchdog looks at it. */
  void ranBefore() {
    attached = new AttachedLoop(this);
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
    if (WAITING.incrementAndGet(this) <= MOST_WAITING) {
      ended.add(iteration);
    } else {
      WAITING.decrementAndGet(this);
    }
  }

  /** The next one to judge, or null; it stays until {@link #judged}. */
  @Nullable EndedIteration nextEnded() {
    return ended.peek();
  }

  /** The next one is judged. */
  void judged() {
    ended.remove();
    WAITING.decrementAndGet(this);
  }

  /** Whether a long iteration has ended and is not judged yet; may be called by any thread. */
  boolean isWaiting() {
    return waiting > 0;
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
    return pulse.busySinceNanos() == 0
        && observation == null
        && previous == null
        && waiting == 0
        && !hasEnded
        && ongoing == null
        && virtual == null
        && (attached == null || pulse.hasWaited());
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
    if (isWaiting()) {
      return;
    }
    previous = null;
    if (observation != null && observation.startNanos != currentNanos) {
      observation = null;
    }
  }

  public LoopwardenLoop loop() {
    return loop;
  }

  /** What takes the place of the JVM's beans if the loop is a virtual thread; else null. */
  public @Nullable VirtualLoop virtual() {
    return virtual;
  }

  /** Counts the CPU time of a virtual thread, before its carrier changes; others are counted. */
  void countCpu(ThreadFigures threads) {
    if (virtual != null) {
      virtual.countCpu(threads);
    }
  }

  public RunQueue runQueue() {
    return runQueue;
  }

  synchronized void count(Cause cause) {
    stalls.merge(cause, 1L, Long::sum);
  }

  /** Sets the stall that has not ended; null once it has. */
  synchronized void ongoing(@Nullable OngoingStall stall) {
    ongoing = stall;
  }

  /** The stall that has not ended, or null. */
  @Nullable OngoingStall ongoing() {
    return ongoing;
  }

  synchronized void countInWarmup() {
    stallsInWarmup++;
  }

  /** Counts time in which the loop was idle and could not have run. */
  synchronized void countHeld(long nanos) {
    heldNanos += nanos;
  }

  /** Begins a new minute, if the last one is over. */
  synchronized void keepTime(long nowNanos) {
    if (recent.isDue(nowNanos)) {
      recent.begin(LoopTotals.of(pulse, heldNanos + ageNanos(nowNanos), nowNanos), nowNanos);
    }
  }

  /** How old the iteration is that goes on, as far as it is known to be one. */
  private long ageNanos(long nowNanos) {
    long sinceNanos = pulse.busySinceNanos();
    return sinceNanos == 0 || loop.waitsUnseen() ? 0 : Math.max(0, nowNanos - sinceNanos);
  }

  /** What is left of the loop, which has ended. */
  synchronized EndedLoop remains() {
    return new EndedLoop(
        loop.thread.getName(),
        pulse,
        heldNanos,
        ageNanos(endNanos),
        endNanos,
        recent,
        stalls,
        stallsInWarmup);
  }

  /** The figures of the loop, up to a moment or its end. */
  synchronized LoopFigures figures(long atNanos) {
    long nowNanos = hasEnded ? endNanos : atNanos;
    long ageNanos = ageNanos(nowNanos);
    LoopTotals total = LoopTotals.of(pulse, heldNanos + ageNanos, nowNanos);
    Map<Cause, Long> all = new EnumMap<>(Cause.class);
    all.putAll(stalls);
    if (ongoing != null) {
      all.merge(ongoing.cause(), 1L, Long::sum);
    }
    return new LoopFigures(
        loop.thread.getName(),
        total,
        recent.of(total),
        Math.max(pulse.longestNanos(), ageNanos),
        all,
        stallsInWarmup,
        ongoing,
        nowNanos);
  }
}
