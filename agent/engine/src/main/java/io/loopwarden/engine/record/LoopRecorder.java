package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.work.Work;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Records the blocking calls of one event loop. Its methods run on that loop and never wait; the
 * reporter reads from another thread.
 */
public final class LoopRecorder {

  /** Locks are contended now and then; what waits no longer than this was about something else. */
  private static final long SHORTEST_WAIT_NANOS = 1_000_000;

  private final Thread thread;
  private final Catalogue catalogue;
  private final FrameKinds kinds;
  private final Policy policy;
  private final CallPaths paths = new CallPaths();
  private final @Nullable CallPath[] overflow;

  /** Calls that merely could have blocked, and did not for long, by operation. */
  private final AtomicLongArray belowThreshold;

  /** Made at the first blocking call: most loops never make one. */
  private @Nullable PathWalk walk;

  private volatile @Nullable CallRing ring;
  private volatile boolean ended;

  LoopRecorder(Thread thread, Catalogue catalogue, FrameKinds kinds, Policy policy) {
    this.thread = thread;
    this.catalogue = catalogue;
    this.kinds = kinds;
    this.policy = policy;
    this.overflow = new CallPath[catalogue.operations().size()];
    this.belowThreshold = new AtomicLongArray(catalogue.operations().size());
  }

  /** Counts a call that was too short to count as blocking. */
  public void passed(int operation) {
    belowThreshold.lazySet(operation, belowThreshold.get(operation) + 1);
  }

  /** Records a blocking call that has just ended, or was refused. */
  public void blocked(int operation, long durationNanos) {
    blocked(operation, false, durationNanos, System.nanoTime(), null);
  }

  /**
   * Records a blocking call that has just ended.
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
    record(
        path(operation, isWait ? CallPath.Kind.WAIT : CallPath.Kind.CALL),
        durationNanos,
        endNanos,
        work);
  }

  private void record(CallPath path, long durationNanos, long endNanos, @Nullable Work work) {
    CallRing target = ring;
    if (target == null) {
      target = new CallRing();
      ring = target;
    }
    if (!target.offer(path, durationNanos, endNanos, work)) {
      path.drop();
    }
  }

  /** Records a wait that begins now and that nobody but this event loop could end. */
  public void deadlocked(int operation, @Nullable Work work) {
    record(path(operation, CallPath.Kind.DEADLOCK), 0, System.nanoTime(), work);
  }

  private CallPath path(int operation, CallPath.Kind kind) {
    PathWalk current = walk;
    boolean wholeStack = policy.needsWholeStack();
    if (current == null || current.isOfWholeStack() != wholeStack) {
      current = new PathWalk(kinds, catalogue.operations().size(), wholeStack);
      walk = current;
    }
    boolean ownFrame = !catalogue.operation(operation).nativeSomewhere();
    long hash = current.hash(operation, ownFrame) * 31 + (operation << 2 | kind.ordinal());
    CallPath path = paths.find(hash);
    if (path != null) {
      return path;
    }
    if (paths.isFull()) {
      return overflowPath(operation);
    }
    List<StackWalker.StackFrame> frames = current.frames();
    path = newPath(operation, kind, frames, current.siteIndex(), current.outsideIndex());
    paths.add(hash, path);
    return path;
  }

  private CallPath overflowPath(int operation) {
    CallPath path = overflow[operation];
    if (path == null) {
      path = newPath(operation, CallPath.Kind.CALL, List.of(), -1, -1);
      overflow[operation] = path;
    }
    return path;
  }

  private CallPath newPath(
      int number,
      CallPath.Kind kind,
      List<StackWalker.StackFrame> frames,
      int siteIndex,
      int outsideIndex) {
    return new CallPath(catalogue.operation(number), kind, thread, frames, siteIndex, outsideIndex);
  }

  Thread thread() {
    return thread;
  }

  /** The loop has ended: once drained, this recorder can go. */
  void end() {
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }

  long belowThreshold(int operation) {
    return belowThreshold.get(operation);
  }

  void drain(CallRing.Reader reader) {
    CallRing source = ring;
    if (source != null) {
      source.drain(reader);
    }
  }
}
