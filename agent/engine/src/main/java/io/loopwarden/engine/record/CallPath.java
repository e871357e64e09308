package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.AllowRules;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One way in which one event loop came to an operation. Made on the loop at the first call, it
 * keeps the frames as the JVM gave them; the reporter turns them into text.
 */
final class CallPath {

  /** What came of the operation. */
  enum Kind {
    /** It did what it is about. */
    CALL,
    /** It waited for another thread, and that makes a difference. */
    WAIT,
    /** It waits for what nobody but its own event loop can do. */
    DEADLOCK
  }

  private final Operation operation;
  private final Kind kind;
  private final Thread thread;
  private final List<StackWalker.StackFrame> frames;
  private final int siteIndex;
  private final int outsideIndex;

  /** Calls that found the ring full. Only the loop counts up. */
  private final AtomicLong dropped = new AtomicLong();

  /** The operation under the name that reports give it; only the reporter touches it. */
  @Nullable Operation named;

  /** What the reporter made of this path; only the reporter touches it. */
  @Nullable Finding finding;

  /** The rules that {@link #rule} and {@link #tag} come from; only the reporter touches it. */
  @Nullable AllowRules judgedBy;

  /** The rule that decides on this path, if there is one; only the reporter touches it. */
  @Nullable AllowRule rule;

  /** What kind of thing this path is about, if that is known; only the reporter touches it. */
  @Nullable String tag;

  CallPath(
      Operation operation,
      Kind kind,
      Thread thread,
      List<StackWalker.StackFrame> frames,
      int siteIndex,
      int outsideIndex) {
    this.operation = operation;
    this.kind = kind;
    this.thread = thread;
    this.frames = frames;
    this.siteIndex = siteIndex;
    this.outsideIndex = outsideIndex;
  }

  Operation operation() {
    return operation;
  }

  Kind kind() {
    return kind;
  }

  /** The event loop's thread. */
  Thread thread() {
    return thread;
  }

  /** The frames, innermost first; none where too many paths were met to keep them apart. */
  List<StackWalker.StackFrame> frames() {
    return frames;
  }

  /** The first frame that belongs to the application, or -1. */
  int siteIndex() {
    return siteIndex;
  }

  /** The first frame outside the JDK, or -1. */
  int outsideIndex() {
    return outsideIndex;
  }

  void drop() {
    dropped.lazySet(dropped.get() + 1);
  }

  long droppedCalls() {
    return dropped.get();
  }
}
