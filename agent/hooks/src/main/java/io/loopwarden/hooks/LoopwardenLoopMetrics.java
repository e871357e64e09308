package io.loopwarden.hooks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import jdk.internal.vm.annotation.Contended;

/**
 * What is measured of one event loop: since when it has been busy, and how long its iterations
 * took.
 *
 * <p>An iteration is everything between two waits for events, or two looks for events where a loop
 * never waits. The first one begins when the loop is watched on its own thread; a loop that ran
 * before the agent was attached begins with its next wait. The last one ends with the loop.
 * Durations are counted in buckets, the longest is kept exactly.
 *
 * <p>Concurrency: the loop's thread alone writes, but for the probe of its queue and {@link
 * #found}. Every write is an ordered store, without a fence; any thread may read, and sees each
 * number as it was a moment ago. Numbers are not consistent with each other to the last one. An
 * iteration costs at most two readings of the clock and five ordered stores, and allocates nothing
 * but the rows of {@link LoopwardenDurations}. The numbers lie in fields and not in atomic objects
 * since each of those is one more place in memory to go to. Nothing else lies in their cache lines:
 * collections leave the states of all loops side by side, and each loop writes its own at each
 * iteration.
 */
@Contended
public final class LoopwardenLoopMetrics {

  /** How often at most a task is followed through the queue. */
  private static final long NANOS_BETWEEN_PROBES = 1_000_000;

  /** A task that did not run for so long never will: it was rejected, or removed. */
  private static final long LONGEST_PROBE_NANOS = 60_000_000_000L;

  private static final VarHandle BUSY_SINCE = field("busySince");
  private static final VarHandle BUSY_NANOS = field("busyNanos");
  private static final VarHandle LONGEST_NANOS = field("longestNanos");
  private static final VarHandle STEPS = field("steps");
  private static final VarHandle STEPS_BEFORE = field("stepsBefore");

  private static final int PROBE_IDLE = 0;
  private static final int PROBE_WANTED = 1;
  private static final int PROBE_QUEUED = 2;

  private final long startNanos = System.nanoTime();

  // Written through the handles above, and so read by other threads.
  private long busySince;
  private long busyNanos;
  private long longestNanos;
  private long steps;
  private long stepsBefore;

  private final LoopwardenDurations iterations = new LoopwardenDurations();
  private final LoopwardenDurations queueDelays = new LoopwardenDurations();

  /** Whether the loop has ever waited for events since it is watched. */
  private volatile boolean waited;

  private final AtomicInteger probeState = new AtomicInteger();
  private final AtomicReference<Object> probe = new AtomicReference<>();
  private long probeNanos;
  private long lastProbeNanos;

  LoopwardenLoopMetrics() {}

  private static VarHandle field(String name) {
    try {
      return MethodHandles.lookup().findVarHandle(LoopwardenLoopMetrics.class, name, long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e); // there is such a field
    }
  }

  /** The loop stops to wait for events. */
  void busy(long now) {
    STEPS_BEFORE.setRelease(this, steps);
    BUSY_SINCE.setRelease(this, now == 0 ? 1 : now);
  }

  /** The loop begins to wait for events. */
  void idle(long now) {
    long since = busySince;
    if (!waited) {
      waited = true;
      since = (long) BUSY_SINCE.getVolatile(this); // see found(long)
    }
    if (since == 0) { // the loop is watched since a moment in its first iteration, or in a wait
      return;
    }
    long durationNanos = now - since;
    BUSY_NANOS.setRelease(this, busyNanos + durationNanos);
    iterations.add(durationNanos);
    if (durationNanos > longestNanos) {
      LONGEST_NANOS.setRelease(this, durationNanos);
    }
    if (now - lastProbeNanos > NANOS_BETWEEN_PROBES) {
      renewProbe(now);
    }
    BUSY_SINCE.setRelease(this, 0L);
  }

  /**
   * Another thread has found the loop at work in an iteration whose begin nobody saw, since it ran
   * before the agent was attached: that iteration counts from now on. Does nothing if the loop is
   * known to be busy, or has waited for events since it is watched.
   *
   * <p>Concurrency: this writes first and looks then whether the loop has waited; {@link #idle}
   * says first that it has, and then reads what is written here. So one of the two sees the other:
   * either the loop ends this iteration, or it is taken back.
   */
  public void found(long now) {
    long since = now == 0 ? 1 : now;
    if (!waited && BUSY_SINCE.compareAndSet(this, 0L, since) && waited) {
      BUSY_SINCE.compareAndSet(this, since, 0L);
    }
  }

  /**
   * What was found is over: the loop waits for events, where that is not seen. Does nothing if it
   * has begun another iteration meanwhile.
   *
   * @param since the value of {@link #busySinceNanos()} since it was found
   */
  public void lost(long since) {
    BUSY_SINCE.compareAndSet(this, since, 0L);
  }

  private void renewProbe(long now) {
    if (probeState.get() == PROBE_QUEUED && now - lastProbeNanos < LONGEST_PROBE_NANOS) {
      return;
    }
    lastProbeNanos = now;
    probe.lazySet(null);
    probeState.lazySet(PROBE_WANTED);
  }

  /** Whether the next task that is queued is one to follow. */
  boolean wantsProbe() {
    return probeState.get() == PROBE_WANTED;
  }

  /** A task was queued, by any thread: it is followed, unless another one got before it. */
  void queued(Object task) {
    if (probeState.compareAndSet(PROBE_WANTED, PROBE_QUEUED)) {
      probeNanos = System.nanoTime();
      probe.set(task); // publishes the time
    }
  }

  /** The loop does its next thing: a task of its queue. */
  void step(Object task) {
    STEPS.setRelease(this, steps + 1);
    if (probe.get() == task) {
      queueDelays.add(System.nanoTime() - probeNanos);
      probe.lazySet(null);
      probeState.lazySet(PROBE_IDLE);
    }
  }

  /** The loop does its next thing: an event of a channel. */
  void step() {
    STEPS.setRelease(this, steps + 1);
  }

  /** When this loop was first watched, by {@link System#nanoTime()}. */
  public long startNanos() {
    return startNanos;
  }

  /** Whether the loop has waited for events since it is watched; until then it may be busy. */
  public boolean hasWaited() {
    return waited;
  }

  /** Since when the loop has been busy, by {@link System#nanoTime()}; 0 while it is idle. */
  public long busySinceNanos() {
    return (long) BUSY_SINCE.getAcquire(this);
  }

  /** How long the loop was busy, in all iterations that have ended. */
  public long busyNanos() {
    return (long) BUSY_NANOS.getAcquire(this);
  }

  /** The longest iteration. */
  public long longestNanos() {
    return (long) LONGEST_NANOS.getAcquire(this);
  }

  /** How many tasks were run and channel events handled, in all iterations. */
  public long steps() {
    return (long) STEPS.getAcquire(this);
  }

  /** How many tasks and channel events the current iteration, or the last one, has begun. */
  public long stepsOfIteration() {
    return (long) STEPS.getAcquire(this) - (long) STEPS_BEFORE.getAcquire(this);
  }

  /** How long the iterations took that have ended. */
  public LoopwardenDurations iterations() {
    return iterations;
  }

  /** How long the tasks that were followed waited in the queue. */
  public LoopwardenDurations queueDelays() {
    return queueDelays;
  }
}
