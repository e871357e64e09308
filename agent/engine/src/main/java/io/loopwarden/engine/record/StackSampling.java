package io.loopwarden.engine.record;

import io.loopwarden.engine.finding.Allowance;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides which calls of one event loop are counted without a look at their stacks, while it makes
 * more of them than stacks can be walked, see {@link WalkBudget}.
 *
 * <p>Such a call counts for the path of the last one whose stack was walked, among those of the
 * same operation whose durations have as many bits. So the number of calls and the sum of their
 * durations are exact. Where several paths make calls of one operation that take about the same
 * time, they share the numbers as the walks fell, on average as they made the calls. The first call
 * of a group in an interval is always walked, and so is each call of {@link #LONG_NANOS} or more: a
 * walk takes a small part of that.
 *
 * <p>Concurrency: only the loop's thread touches it, but for the two counters, which the loop alone
 * counts up and others read. No other thread sees a group; calls come to the reporter by the ring.
 */
final class StackSampling {

  /** What takes so long is always walked. */
  static final long LONG_NANOS = 1_000_000;

  private static final int SIZES = bits(LONG_NANOS) + 1;
  private static final int REFERENCE_BYTES = 4;
  private static final int GROUP_BYTES = 48;
  private static final @Nullable CallGroup[] NONE = {};

  private final int operations;
  private final Allowance memory;
  private final WalkBudget budget;

  /** The groups of each operation. Shared until there is a flood: most loops never see one. */
  private @Nullable CallGroup[] groups = NONE;

  private long takenBytes;

  /** The interval in which a call was counted without a walk last. */
  private int sampledInterval = -1;

  private final AtomicLong sampledCalls = new AtomicLong();
  private final AtomicLong walkedCalls = new AtomicLong();

  /**
   * Makes one for an event loop.
   *
   * @param operations how many operations there are
   * @param memory what is kept is taken from it; without room, each stack is walked
   */
  StackSampling(int operations, Allowance memory, WalkBudget budget) {
    this.operations = operations;
    this.memory = memory;
    this.budget = budget;
  }

  /** The group of a call that is counted without a walk; null if its stack is to be walked. */
  @Nullable CallGroup groupOf(int operation, long durationNanos, long endNanos) {
    if (durationNanos >= LONG_NANOS || budget.allows(endNanos)) {
      return null;
    }
    int index = index(operation, durationNanos);
    if (groups == NONE && !makeGroups()) {
      return null;
    }
    CallGroup group = groups[index];
    if (group == null) {
      group = take(GROUP_BYTES) ? new CallGroup() : null;
      groups[index] = group;
    }
    return group != null && pathOf(group) != null ? group : null;
  }

  /** The path for which the calls of a group count. */
  @Nullable CallPath pathOf(CallGroup group) {
    return group.path(budget.interval());
  }

  /** A call of a group was counted. */
  void counted() {
    sampledInterval = budget.interval();
    sampledCalls.lazySet(sampledCalls.get() + 1);
  }

  /**
   * The stack of a call was walked.
   *
   * @param nanos how long that took
   */
  void walked(int operation, CallPath path, long durationNanos, long nanos) {
    budget.walked(nanos);
    if (groups == NONE || durationNanos >= LONG_NANOS || path.kind() != CallPath.Kind.CALL) {
      return;
    }
    CallGroup group = groups[index(operation, durationNanos)];
    if (group != null) {
      group.walked(path, budget.interval());
    }
    if (sampledInterval == budget.interval()) {
      walkedCalls.lazySet(walkedCalls.get() + 1);
    }
  }

  private boolean makeGroups() {
    int size = operations * SIZES;
    if (take((long) size * REFERENCE_BYTES)) {
      groups = new CallGroup[size];
      return true;
    }
    return false;
  }

  private boolean take(long bytes) {
    boolean taken = memory.take(bytes);
    takenBytes += taken ? bytes : 0;
    return taken;
  }

  /** How many calls were counted without a walk. */
  long sampledCalls() {
    return sampledCalls.get();
  }

  /** How many stacks were walked among them. */
  long walkedCalls() {
    return walkedCalls.get();
  }

  /** Gives the memory back: the loop has ended. */
  void close() {
    groups = NONE;
    memory.give(takenBytes);
    takenBytes = 0;
  }

  private static int index(int operation, long durationNanos) {
    return operation * SIZES + bits(Math.max(0, durationNanos));
  }

  private static int bits(long nanos) {
    return Long.SIZE - Long.numberOfLeadingZeros(nanos);
  }
}
