package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.TaskFrames;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.engine.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The paths by which one event loop comes to its operations: finds the current one, and makes it if
 * there is room in the memory that all loops share. Only the loop's thread touches it while the
 * loop lives.
 */
final class LoopPaths {

  /** After a call that took so long, a walk of the whole stack is a small part of the time. */
  private static final long LONG_NANOS = 1_000_000;

  private final Thread thread;
  private final Catalogue catalogue;
  private final CodeOwners owners;
  private final Policy policy;
  private final LoopMemory memory;
  private final CallPaths paths = new CallPaths();

  /** Made at the first blocking call: most loops never make one. */
  private @Nullable PathWalk walk;

  /** The reporter's evictions that this loop has followed. */
  private int evictionsSeen;

  LoopPaths(
      Thread thread, Catalogue catalogue, CodeOwners owners, Policy policy, LoopMemory memory) {
    this.thread = thread;
    this.catalogue = catalogue;
    this.owners = owners;
    this.policy = policy;
    this.memory = memory;
  }

  /**
   * The path that was taken now, which is made only if wanted; null if there is no room for it.
   *
   * @param durationNanos how long the operation took
   * @param taskType the class of the task that runs: a way without a frame of the application is
   *     another way for another one; null if it is not known
   */
  @Nullable CallPath current(
      int operation,
      CallPath.Kind kind,
      long durationNanos,
      @Nullable Class<?> taskType,
      boolean make) {
    PathWalk walk = walk();
    followEvictions();
    boolean ownFrame = !catalogue.operation(operation).nativeSomewhere();
    long hash =
        walk.hash(operation, ownFrame, durationNanos >= LONG_NANOS) * 31
            + (operation << 3 | kind.ordinal());
    boolean isInInitialiser = walk.isInInitialiser();
    boolean isWritten = taskType != null && taskType.isHidden() && !walk.hasSite();
    if (isWritten) {
      hash = hash * 31 + System.identityHashCode(taskType);
    }
    CallPath path = paths.find(hash);
    if (path == null && make) {
      path = newPath(operation, kind, walk, isWritten ? taskType : null);
      if (path != null) {
        path.runsInInitialiser(isInInitialiser);
        paths.add(hash, path);
      }
    }
    return path;
  }

  private PathWalk walk() {
    PathWalk last = walk;
    boolean wholeStack = policy.needsWholeStack();
    if (last == null || last.isOfWholeStack() != wholeStack) {
      last = new PathWalk(owners, catalogue.operations().size(), wholeStack);
      walk = last;
    }
    return last;
  }

  private void followEvictions() {
    int evictions = memory.evictions();
    if (evictions != evictionsSeen) {
      evictionsSeen = evictions;
      remove(false);
    }
  }

  /** Gives the memory of all paths back. */
  void removeAll() {
    remove(true);
  }

  private void remove(boolean all) {
    int removed = paths.remove(all);
    if (removed > 0) {
      memory.paths.give((long) removed * MemoryShare.PATH_BYTES);
      memory.removed(); // the reporter then looks at all paths: not for a loop that had none
    }
  }

  private @Nullable CallPath newPath(
      int operation, CallPath.Kind kind, PathWalk walk, @Nullable Class<?> taskType) {
    long most = PathTexts.newBytes(PathWalk.MOST_FRAMES);
    if (!memory.newStacks.take(most)) {
      return null;
    }
    if (paths.isFull()) {
      remove(true);
    }
    if (!memory.paths.take(MemoryShare.PATH_BYTES)) {
      memory.newStacks.give(most);
      return null;
    }
    CallPath path = null;
    try {
      List<StackWalker.StackFrame> frames = walk.frames();
      TaskFrames.addTo(frames, taskType);
      Operation woven = catalogue.operation(operation);
      path = new CallPath(woven, kind, thread, frames);
      path.counts(!policy.mayJudgeByDuration() && woven.naming() != Operation.Naming.CALLER);
      memory.newStacks.give(most - PathTexts.newBytes(frames.size()));
    } finally {
      if (path == null) { // there was no memory for it: the budget must not shrink by that
        memory.newStacks.give(most);
        memory.paths.give(MemoryShare.PATH_BYTES);
      }
    }
    return path;
  }
}
