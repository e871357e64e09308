package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.jfr.Carriers;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The watchdog's account of one event loop. The loop's thread calls {@link #ended} and nothing
 * else; nearly everything else belongs to the watchdog's thread.
 */
public final class LoopWatch {

  /** How many long iterations wait for the watchdog at most; it comes a hundred times a second. */
  private static final int MOST_WAITING = 256;

  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final LoopwardenLoop loop;
  private final RunQueue runQueue;
  private final @Nullable VirtualLoop virtual;
  private final Queue<EndedIteration> ended = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<Cause, Long> stalls = new EnumMap<>(Cause.class);
  private long stallsInWarmup;
  private long heldNanos;

  /** The totals when the current minute began, and the one before it. */
  private @Nullable LoopTotals minute;

  private @Nullable LoopTotals minuteBefore;
  private long minuteStartNanos;

  /** The iteration that was worth a look last, whether it lasts or not. */
  private @Nullable Observation observation;

  /** The one before: it may end, and another one begin, while the watchdog is looking elsewhere. */
  private @Nullable Observation previous;

  LoopWatch(LoopwardenLoop loop, RunQueue runQueue, AtomicReference<@Nullable Carriers> carriers) {
    this.loop = loop;
    this.virtual = VirtualLoop.of(loop.thread, carriers);
    // a virtual thread has no place in the kernel's run queue, and its carrier may change
    this.runQueue = virtual == null ? runQueue : RunQueue.unknown();
  }

  /**
   * An iteration that took longer than the stall threshold has ended. Runs on the loop's thread.
   */
  void ended(EndedIteration iteration) {
    if (waiting.incrementAndGet() <= MOST_WAITING) {
      ended.add(iteration);
    } else {
      waiting.decrementAndGet();
    }
  }

  /** The next one to judge, or null; it stays until {@link #judged}. */
  @Nullable EndedIteration nextEnded() {
    return ended.peek();
  }

  /** The next one is judged. */
  void judged() {
    ended.remove();
    waiting.decrementAndGet();
  }

  /** Whether a long iteration has ended and is not judged yet; may be called by any thread. */
  boolean isWaiting() {
    return waiting.get() > 0;
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

  LoopwardenLoop loop() {
    return loop;
  }

  /** What takes the place of the JVM's beans if the loop is a virtual thread; else null. */
  @Nullable VirtualLoop virtual() {
    return virtual;
  }

  /** Counts the CPU time of a virtual thread, before its carrier changes; others are counted. */
  void countCpu(ThreadFigures threads) {
    if (virtual != null) {
      virtual.countCpu(threads);
    }
  }

  RunQueue runQueue() {
    return runQueue;
  }

  synchronized void count(Cause cause) {
    stalls.merge(cause, 1L, Long::sum);
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
    if (minute == null || nowNanos - minuteStartNanos >= MINUTE_NANOS) {
      minuteStartNanos = nowNanos;
      minuteBefore = minute;
      minute = LoopTotals.of(loop.pulse, heldNanos, nowNanos);
    }
  }

  synchronized LoopFigures figures(long nowNanos) {
    LoopTotals total = LoopTotals.of(loop.pulse, heldNanos, nowNanos);
    return new LoopFigures(
        loop.thread.getName(),
        total,
        minuteBefore == null ? total : total.since(minuteBefore),
        loop.pulse.longestNanos(),
        new EnumMap<>(stalls),
        stallsInWarmup);
  }
}
