package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.work.Work;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Records the blocking calls of one event loop. Its methods run on that loop and never wait; the
 * reporter reads from another thread.
 */
public final class LoopRecorder {

  /** Locks are contended now and then; what waits no longer than this was about something else. */
  private static final long SHORTEST_WAIT_NANOS = 1_000_000;

  /** Knows the loop's iterations; null if there is nothing to know. */
  private final @Nullable LoopwardenLoop loop;

  private final Catalogue catalogue;
  private final LoopMemory memory;
  private final RecorderNews news;
  private final LoopPaths paths;
  private final CallRings rings;
  private final ShortCalls shortCalls = new ShortCalls();
  private final StackSampling sampling;
  private final FloodNotes floods;

  /** Calls that merely could have blocked, and did not for long. Only the loop counts up. */
  private final AtomicLong belowThreshold = new AtomicLong();

  /** Whether the reporter reads from here. Only the loop knows. */
  private boolean isRead;

  /** Made when the reporter reads the first call; only the reporter touches it. */
  private @Nullable CallMerger merger;

  private volatile boolean ended;

  LoopRecorder(
      Thread thread,
      @Nullable LoopwardenLoop loop,
      Catalogue catalogue,
      CodeOwners owners,
      Policy policy,
      LoopMemory memory,
      RecorderNews news) {
    this.loop = loop;
    this.catalogue = catalogue;
    this.memory = memory;
    this.news = news;
    this.paths = new LoopPaths(thread, catalogue, owners, policy, memory);
    this.rings = new CallRings(memory.calls);
    this.floods = new FloodNotes(thread.getName());
    this.sampling =
        new StackSampling(
            catalogue.operations().size(),
            memory.calls,
            new WalkBudget(System.identityHashCode(thread)));
  }

  /** Counts a call that was too short to count as blocking. */
  public void passed(int operation) {
    belowThreshold.lazySet(belowThreshold.get() + 1);
  }

  /**
   * Adds a call that was too short to count to the others of its iteration.
   *
   * @param category the number of its category
   * @param thresholdNanos from which duration on it would have counted
   * @return whether a {@link #sample} of them is due
   */
  public boolean addShort(int category, long durationNanos, long thresholdNanos) {
    long unit = WorkUnit.of(loop);
    return unit != WorkUnit.NONE
        && shortCalls.add(category, durationNanos, thresholdNanos, WorkUnit.iteration(unit));
  }

  /**
   * Records the short calls of a category since the last sample, of which the last has just ended.
   *
   * @return how long they took together
   */
  public long sample(int operation, int category, long endNanos, @Nullable Work work) {
    long nanos = shortCalls.nanos(category);
    record(operation, CallPath.Kind.SHORT, shortCalls.calls(category), nanos, endNanos, work);
    shortCalls.sampled(category);
    return nanos;
  }

  /**
   * Counts a blocking call that has just ended without a look at its stack, if the loop makes too
   * many of them. Not to be called for what somebody wants to have apart from other calls.
   *
   * @return false if the call is to be recorded by {@link #blocked}
   */
  public boolean counted(int operation, long durationNanos, long endNanos) {
    CallGroup group = sampling.groupOf(operation, durationNanos, endNanos);
    CallPath path = group == null ? null : sampling.pathOf(group);
    if (group == null || path == null) {
      return false;
    }
    try {
      long unit = WorkUnit.of(loop);
      boolean isAdded =
          unit != WorkUnit.NONE
              && path.isCounting()
              && group.add(durationNanos, WorkUnit.iteration(unit));
      if (isAdded) {
        sampling.counted();
        return true;
      }
      if (hasRoom()) {
        rings.add(path, durationNanos, endNanos, unit, loop == null ? null : Work.of(loop, null));
        rings.open(group, WorkUnit.iteration(unit));
      } else {
        path.drop(durationNanos);
      }
      sampling.counted();
    } catch (OutOfMemoryError e) { // the host's: what cannot be recorded is counted all the same
      memory.unclassified();
    }
    return true;
  }

  /**
   * Records a blocking call that has just ended, or was refused.
   *
   * @param waited whether it waited for another thread on its way
   * @param endNanos when it ended, by {@link System#nanoTime()}
   * @param work what the loop is doing, if that is known
   */
  public void blocked(
      int operation, boolean waited, long durationNanos, long endNanos, @Nullable Work work) {
    boolean isWait =
        waited
            && durationNanos >= SHORTEST_WAIT_NANOS
            && catalogue.operation(operation).whenWaiting() != null;
    CallPath.Kind kind = isWait ? CallPath.Kind.WAIT : CallPath.Kind.CALL;
    record(operation, kind, 0, durationNanos, endNanos, work);
  }

  /**
   * Records a call of a kind.
   *
   * @param shortCalls how many it stands for, if it is a sample of short ones
   */
  void record(
      int operation,
      CallPath.Kind kind,
      int shortCalls,
      long durationNanos,
      long endNanos,
      @Nullable Work work) {
    try {
      boolean hasRoom = hasRoom();
      Class<?> taskType = work == null ? null : work.taskType();
      CallPath path = paths.current(operation, kind, durationNanos, taskType, hasRoom);
      if (path == null) {
        memory.unclassified();
        return;
      }
      if (hasRoom) {
        if (shortCalls > 0) {
          path.addShortCalls(shortCalls); // before the reporter can read the sample
        }
        rings.add(path, durationNanos, endNanos, WorkUnit.of(loop), work);
      } else {
        path.drop(durationNanos);
      }
      sampling.walked(operation, path, durationNanos, System.nanoTime() - endNanos);
    } catch (OutOfMemoryError e) { // the host's: what cannot be recorded is counted all the same
      memory.unclassified();
    }
  }

  /** Whether there is room for one more call, which the reporter then reads. */
  private boolean hasRoom() {
    if (!isRead) {
      news.add(this);
      isRead = true;
    }
    return rings.hasRoom();
  }

  /** The loop has ended: once drained, this recorder can go. */
  void end() {
    ended = true;
    news.add(this);
  }

  boolean hasEnded() {
    return ended;
  }

  long belowThreshold() {
    return belowThreshold.get();
  }

  /** How many calls were counted without a look at their stacks. */
  long sampledCalls() {
    return sampling.sampledCalls();
  }

  /** A flood that is to be told now, or null. Only the reporter calls it. */
  @Nullable Flood flood(boolean isLast) {
    long calls = sampling.sampledCalls();
    return floods.next(calls, sampling.walkedCalls(), System.nanoTime(), isLast);
  }

  /** Passes what was recorded on, but for calls that may go on. Only the reporter calls it. */
  void drain(CallExaminer examiner) {
    CallMerger current = merger;
    if (current == null) {
      if (!rings.exist()) {
        return;
      }
      current = new CallMerger(memory.calls, new IterationCalls(loop, memory.calls, examiner));
      merger = current;
    }
    // before the ring: what an ended unit recorded is there
    boolean isLast = ended;
    long unit = isLast ? WorkUnit.NONE : WorkUnit.of(loop);
    rings.drain(current);
    if (isLast) {
      current.passAll(); // this recorder is about to go, with all that it holds back
    } else {
      current.passEnded(unit, ended ? WorkUnit.NONE : WorkUnit.of(loop));
    }
  }

  /** Passes on calls that may go on, too. Only the reporter calls it. */
  void passAll() {
    if (merger != null) {
      merger.passAll();
    }
  }

  /** Gives all memory back: the loop has ended, and the reporter has drained it. */
  void close() {
    paths.removeAll();
    rings.close();
    sampling.close();
  }
}
