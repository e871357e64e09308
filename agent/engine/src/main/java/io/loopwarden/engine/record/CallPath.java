package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.Dispatch;
import io.loopwarden.engine.code.Owner;
import io.loopwarden.engine.code.SiteSearch;
import io.loopwarden.engine.finding.DroppedCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One way in which one event loop came to an operation. Made on the loop at the first call, it has
 * the frames as the JVM gave them until the reporter has turned them into text: they hold classes,
 * which the program may want to unload.
 */
final class CallPath implements DroppedCalls {

  /** What came of the operation. */
  enum Kind {
    /** It did what it is about. */
    CALL,
    /** It waited for another thread, and that makes a difference. */
    WAIT,
    /** It waited for what nobody but its own event loop can do, or was to. */
    DEADLOCK,
    /** It was one of several that were each too short to count. */
    SHORT,
    /** It begins to wait for what nobody but its own event loop can do. */
    DEADLOCK_BEGINS;

    boolean isDeadlock() {
      return this == DEADLOCK || this == DEADLOCK_BEGINS;
    }
  }

  private final Operation operation;
  private final Kind kind;
  private final Thread thread;
  private List<StackWalker.StackFrame> frames;

  /** Where the site is, once the reporter has decided it. */
  private int siteIndex = -1;

  private int outsideIndex = -1;
  private int dispatchedIndex = -1;
  private int callingInstruction = -1;

  private boolean isInInitialiser;
  private int initialiserIndex = -1;

  // Calls that found the ring full: how many, their sum, the longest. Only the loop counts up.
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong droppedNanos = new AtomicLong();
  private final AtomicLong longestDroppedNanos = new AtomicLong();

  /** Short calls that samples stand for and the reporter has not read. */
  private final AtomicInteger shortCalls = new AtomicInteger();

  /** The reporter no longer keeps the text of this path: the loop is to make a new one. */
  private volatile boolean evicted;

  /** The loop will not use this path again: {@link #dropped} is final. */
  private volatile boolean forgotten;

  /** Whether all calls of this path count, whatever their durations. */
  private volatile boolean counting;

  /** The frames as text, once the reporter has read the path; only the reporter touches it. */
  @Nullable PathText text;

  CallPath(Operation operation, Kind kind, Thread thread, List<StackWalker.StackFrame> frames) {
    this.operation = operation;
    this.kind = kind;
    this.thread = thread;
    this.frames = frames;
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

  /** The frames, innermost first; none once they are text. */
  List<StackWalker.StackFrame> frames() {
    return frames;
  }

  /** Drops the frames as the JVM gave them. Only the reporter calls it. */
  void read(PathText asText) {
    text = asText;
    frames = List.of();
  }

  /** The first frame that belongs to the application, or -1. */
  int siteIndex() {
    return siteIndex;
  }

  /** Sets whether a static initialiser is on the stack. Only the loop calls it, at first. */
  void runsInInitialiser(boolean isInInitialiser) {
    this.isInInitialiser = isInInitialiser;
  }

  /**
   * The frame up to which Loopwarden's own rules hold: the site's, or if a static initialiser led
   * to it, that of the initialiser, which happens once; or -1.
   */
  int siteOfRules() {
    return siteIndex >= 0 ? Math.max(siteIndex, initialiserIndex) : siteIndex;
  }

  /** The first frame outside the JDK, or -1. */
  int outsideIndex() {
    return outsideIndex;
  }

  /**
   * The site's frame; where there is none of the application's, what the event loop dispatched to,
   * or the first frame outside the JDK; or -1.
   */
  int callingIndex() {
    if (siteIndex >= 0) {
      return siteIndex;
    }
    return dispatchedIndex >= 0 ? dispatchedIndex : outsideIndex;
  }

  /** The instruction of that frame, within its method, once it was decided. */
  int callingInstruction() {
    return callingInstruction;
  }

  /** Decides whose code the frames are, and so where the site is. Only the reporter calls it. */
  void decide(CodeOwners owners) {
    SiteSearch search = new SiteSearch();
    int first = operation.nativeSomewhere() ? 0 : 1; // its own frame is never the site
    for (int i = 0; i < frames.size(); i++) {
      Class<?> type = frames.get(i).getDeclaringClass();
      Owner owner = owners.of(type);
      if (i >= first) {
        search.see(i, owner, owners.isKnownAsSecondary(type));
      }
      if (isInInitialiser && frames.get(i).getMethodName().equals("<clinit>")) {
        initialiserIndex = i;
      }
    }
    siteIndex = search.applicationIndex();
    outsideIndex = search.outsideIndex();
    dispatchedIndex = siteIndex < 0 ? Dispatch.indexIn(elements()) : -1;
    int calling = callingIndex();
    callingInstruction = calling < 0 ? -1 : frames.get(calling).getByteCodeIndex();
  }

  private List<StackTraceElement> elements() {
    List<StackTraceElement> elements = new ArrayList<>(frames.size());
    for (StackWalker.StackFrame frame : frames) {
      elements.add(frame.toStackTraceElement());
    }
    return elements;
  }

  /** Drops the text, too, and has the loop make a new path. Only the reporter calls it. */
  void evict() {
    evicted = true;
    text = null;
  }

  boolean isEvicted() {
    return evicted;
  }

  /** The loop has removed this path from its table, or has ended. */
  void forget() {
    forgotten = true;
  }

  boolean isForgotten() {
    return forgotten;
  }

  /**
   * Sets whether all its calls count, whatever their durations: the loop by what it knows, the
   * reporter once it has decided.
   */
  void counts(boolean counting) {
    if (this.counting != counting) {
      this.counting = counting;
    }
  }

  /** Whether all its calls count, so that the sum of several says as much as each of them. */
  boolean isCounting() {
    return counting;
  }

  /** Counts the calls that a sample stands for. */
  void addShortCalls(int calls) {
    shortCalls.addAndGet(calls);
  }

  /** The calls that the samples stand for which were read since this was asked last. */
  int takeShortCalls() {
    return shortCalls.getAndSet(0);
  }

  /** Counts a call that found the ring full. Only the loop calls it. */
  void drop(long durationNanos) {
    dropped.lazySet(dropped.get() + 1);
    droppedNanos.lazySet(droppedNanos.get() + durationNanos);
    if (durationNanos > longestDroppedNanos.get()) {
      longestDroppedNanos.lazySet(durationNanos);
    }
  }

  @Override
  public long droppedCalls() {
    return dropped.get();
  }

  @Override
  public long droppedNanos() {
    return droppedNanos.get();
  }

  @Override
  public long longestDroppedNanos() {
    return longestDroppedNanos.get();
  }
}
