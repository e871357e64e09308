package io.loopwarden.hooks;

import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Who waited for one event loop while a problem blocked it: tasks of its queue, and channels that
 * had become ready. Made with the first problem of the event loop.
 *
 * <p>When a blocking call ends, the loop notes how many tasks are queued and how many channels of
 * its last look for events it has not come to. When the iteration has ended, the next look for
 * events shows which channels have become ready meanwhile, if it returns at once. When each of them
 * began to wait is not known: they are taken to have come at an even rate.
 *
 * <p>Concurrency: the loop's thread alone writes. The iterations that were blocked last are kept in
 * a circle of ordered stores, the identity of the iteration last; a reader that finds the same
 * identity before and after it has read has what belongs together.
 */
public final class LoopwardenDelays {

  /** What is kept of an iteration. */
  private static final int ITERATION = 0;

  private static final int BLOCKED_NANOS = 1;
  private static final int TASKS = 2;
  private static final int CHANNELS = 3;
  private static final int DELAYED_NANOS = 4;
  private static final int FIELDS = 5;

  /** Of so many iterations it is kept; the reporter reads several times a second. */
  private static final int MOST_KEPT = 64;

  /** A look for events that takes longer has waited: what it found became ready later. */
  private static final long LONGEST_LOOK_NANOS = 200_000;

  /**
   * On a busy machine the thread may have no CPU during its look. A wait ends with the first
   * channel that becomes ready: if there are several, they were ready before.
   */
  private static final long LONGEST_LOOK_WITHOUT_CPU_NANOS = 20_000_000;

  private static final int NOTHING = 0;
  private static final int BLOCKED = 1;
  private static final int ENDED = 2;

  private final AtomicLongArray kept = new AtomicLongArray(MOST_KEPT * FIELDS);
  private int slot;

  private int state = NOTHING;

  // Of the current iteration, or the last one.

  private long firstBlockNanos;
  private long lastBlockEndNanos;
  private long blockedNanos;
  private int tasksAtLastBlock;
  private long stepsAtLastBlock;
  private long tasks;
  private long channels;
  private double delayedNanos;

  /** How long a channel waited on the average that became ready in the iteration. */
  private double laterDelayNanos;

  private long endNanos;

  LoopwardenDelays() {}

  /**
   * A call has ended that blocked the event loop. Runs on its thread.
   *
   * @param beginNanos when it began, by {@link System#nanoTime()}
   * @param queuedTasks how many tasks are queued now
   */
  public void blocked(LoopwardenLoop loop, long beginNanos, long durationNanos, int queuedTasks) {
    long iterationNanos = loop.metrics.busySinceNanos();
    if (iterationNanos == 0) {
      return;
    }
    long steps = loop.metrics.steps();
    if (state != BLOCKED) {
      begin(beginNanos, iterationNanos);
      stepsAtLastBlock = steps;
    }
    long waiting = unhandled(loop);
    channels = Math.max(channels, waiting); // the later ones are among those before
    delayedNanos += (double) waiting * durationNanos;
    addTasks(queuedTasks, steps, beginNanos, durationNanos);
    blockedNanos += durationNanos;
  }

  private void begin(long beginNanos, long iterationNanos) {
    state = BLOCKED;
    firstBlockNanos = beginNanos;
    lastBlockEndNanos = iterationNanos;
    blockedNanos = 0;
    tasksAtLastBlock = 0;
    tasks = 0;
    channels = 0;
    delayedNanos = 0;
  }

  /** Tasks that were queued at the end of the call before waited for this one from its begin on. */
  private void addTasks(int queued, long steps, long beginNanos, long durationNanos) {
    long before = Math.max(0, tasksAtLastBlock - (steps - stepsAtLastBlock));
    long old = Math.min(queued, before);
    long spanNanos = beginNanos + durationNanos - lastBlockEndNanos;
    tasks += queued - old;
    delayedNanos += (double) old * durationNanos;
    delayedNanos +=
        (queued - old) * averageNanos(spanNanos, spanNanos - durationNanos, durationNanos);
    tasksAtLastBlock = queued;
    stepsAtLastBlock = steps;
    lastBlockEndNanos = beginNanos + durationNanos;
  }

  /**
   * How long they wait on the average for what blocks, who come at an even rate in a span of time.
   *
   * @param freeNanos how much of the span had passed when it began to block
   */
  private static double averageNanos(long spanNanos, long freeNanos, long blockNanos) {
    if (spanNanos <= 0) {
      return 0;
    }
    double free = Math.max(0, Math.min(freeNanos, spanNanos));
    double block = Math.min(blockNanos, spanNanos);
    return Math.min(block, (free * block + block * block / 2) / spanNanos);
  }

  /**
   * The iteration has ended. Runs on the loop's thread.
   *
   * @param isStall whether it was too long, whatever it did
   */
  void ended(long iterationNanos, long nowNanos, boolean isStall) {
    if (state != BLOCKED) {
      state = NOTHING;
      if (!isStall) {
        return;
      }
      begin(iterationNanos, iterationNanos);
    }
    long spanNanos = nowNanos - iterationNanos;
    if (isStall) { // whatever it did between calls blocked as well
      firstBlockNanos = iterationNanos;
      blockedNanos = spanNanos;
    }
    laterDelayNanos = averageNanos(spanNanos, firstBlockNanos - iterationNanos, blockedNanos);
    endNanos = nowNanos;
    state = ENDED;
    slot = (slot + 1) % MOST_KEPT;
    int first = slot * FIELDS;
    kept.lazySet(first + ITERATION, 0);
    kept.lazySet(first + BLOCKED_NANOS, blockedNanos);
    kept.lazySet(first + TASKS, tasks);
    keepChannels();
    kept.lazySet(first + ITERATION, iterationNanos);
  }

  private void keepChannels() {
    int first = slot * FIELDS;
    kept.lazySet(first + CHANNELS, channels);
    kept.lazySet(first + DELAYED_NANOS, (long) delayedNanos);
  }

  /** Whether the last iteration has a problem, and the look for events after it is to be noted. */
  boolean awaitLook() {
    return state == ENDED;
  }

  /** The loop has looked for events after an iteration with a problem. Runs on its thread. */
  void looked(LoopwardenLoop loop, long nowNanos) {
    state = NOTHING;
    long lookNanos = nowNanos - endNanos;
    if (lookNanos > LONGEST_LOOK_WITHOUT_CPU_NANOS) {
      return;
    }
    long ready = ready(loop);
    if (lookNanos <= LONGEST_LOOK_NANOS || ready > 1) {
      channels += ready;
      delayedNanos += ready * laterDelayNanos;
      keepChannels();
    }
  }

  /** How many channels the last look for events has found. */
  private static long ready(LoopwardenLoop loop) {
    return loop.ownSelector instanceof Selector ? selected(loop) : loop.readyChannels;
  }

  /** How many of them the loop has not come to yet. */
  private static long unhandled(LoopwardenLoop loop) {
    if (loop.ownSelector instanceof Selector) {
      return selected(loop);
    }
    return loop.task != null // channels come first
        ? 0
        : Math.max(0, loop.readyChannels - loop.metrics.stepsOfIteration());
  }

  /** Netty removes the keys that it handles, or replaces them by null. */
  private static long selected(LoopwardenLoop loop) {
    long channels = 0;
    try {
      for (Object key : ((Selector) loop.ownSelector).selectedKeys()) {
        if (key != null) {
          channels++;
        }
      }
    } catch (RuntimeException e) {
      return 0; // the selector is closed, or its set is not one to look into
    }
    return channels;
  }

  /**
   * What is kept of an iteration: for how long it was blocked in all, how many tasks and how many
   * channels waited, and how long these waited in sum. Null if nothing is kept. Any thread may ask.
   *
   * @param iterationNanos when it began
   * @param mask the bits of that time that are known
   */
  public long[] of(long iterationNanos, long mask) {
    for (int i = 0; i < MOST_KEPT; i++) {
      int first = i * FIELDS;
      long iteration = kept.get(first + ITERATION);
      if (iteration != 0 && (iteration & mask) == (iterationNanos & mask)) {
        long[] found = new long[FIELDS - 1];
        for (int field = 0; field < found.length; field++) {
          found[field] = kept.get(first + BLOCKED_NANOS + field);
        }
        return kept.get(first + ITERATION) == iteration ? found : null;
      }
    }
    return null;
  }
}
