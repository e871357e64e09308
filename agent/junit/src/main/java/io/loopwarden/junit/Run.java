package io.loopwarden.junit;

import io.loopwarden.api.Loopwarden;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Something of JUnit's that goes on for a while, and that events belong to: all tests together, a
 * class, what a class does before or after all its tests, a test, a dynamic test within one.
 *
 * <p>It stands for itself as the scope of what is queued on event loops meanwhile. What is not
 * final belongs to the {@link Ledger}, and is guarded by its lock, unless said otherwise.
 */
final class Run {

  /** What a run can be. */
  enum Kind {
    ALL,
    CLASS,
    BEFORE_ALL,
    AFTER_ALL,
    TEST
  }

  private final Kind kind;
  private final @Nullable Run parent;
  private final @Nullable Class<?> type;
  private final @Nullable Method method;
  private final String displayName;
  private final TestAnnotations annotations;

  long startNanos;
  long endNanos;
  boolean open;

  /** Its verdict is out, or is its parent's business: what is found goes to the parent. */
  boolean judged;

  /** When the first of its tests began. */
  long firstTestNanos;

  boolean hadTests;

  /** Found so far; null as long as there is nothing. */
  @Nullable RunEvents found;

  /** Whether the test looks at the events itself. Set and read by any thread. */
  volatile boolean judgesItself;

  /** How many extensions look after it, all but the first for nothing. Its own thread's. */
  int registrations;

  /** Whether one of its methods for before or after all tests runs. Its own thread's. */
  boolean inPart;

  private @Nullable Thread scopedThread;
  private Loopwarden.@Nullable Registration scope;

  Run(
      Kind kind,
      @Nullable Run parent,
      @Nullable Class<?> type,
      @Nullable Method method,
      String displayName,
      TestAnnotations annotations) {
    this.kind = kind;
    this.parent = parent;
    this.type = type;
    this.method = method;
    this.displayName = displayName;
    this.annotations = annotations;
  }

  /** Makes the run of what a class does before or after all its tests. */
  Run part(Kind part) {
    return new Run(part, this, type, method, displayName, annotations);
  }

  /** Makes the run of a dynamic test of this one, which is a factory. */
  Run dynamicTest(String name) {
    return new Run(Kind.TEST, this, type, method, name, annotations.withoutDebt());
  }

  Kind kind() {
    return kind;
  }

  @Nullable Run parent() {
    return parent;
  }

  TestAnnotations annotations() {
    return annotations;
  }

  boolean isWithin(Run other) {
    for (Run run = parent; run != null; run = run.parent) {
      if (run == other) {
        return true;
      }
    }
    return false;
  }

  boolean isOrIsWithin(Run other) {
    return this == other || isWithin(other);
  }

  Run root() {
    Run run = this;
    while (run.parent != null) {
      run = run.parent;
    }
    return run;
  }

  /** Where findings go instead while a test that judges itself goes on. */
  @Nullable Run judgingTest() {
    for (Run run = parent; run != null && run.kind == Kind.TEST; run = run.parent) {
      if (run.judgesItself) {
        return run;
      }
    }
    return null;
  }

  /** The class, or class and method, in the words of a message. */
  String name() {
    if (type == null) {
      return "all tests";
    }
    if (method == null) {
      return type.getSimpleName();
    }
    String name = type.getSimpleName() + "." + method.getName() + "()";
    return displayName.startsWith(method.getName() + "(") ? name : name + " " + displayName;
  }

  /** From here on, what this thread queues on event loops is this run's work. */
  void enter() {
    scope = Loopwarden.scope(this);
    scopedThread = Thread.currentThread();
  }

  boolean isEnteredBy(Thread thread) {
    return scopedThread == thread;
  }

  void leave() {
    Loopwarden.Registration entered = scope;
    if (entered != null && isEnteredBy(Thread.currentThread())) {
      entered.close();
    }
    scope = null;
    scopedThread = null;
  }

  @Override
  public String toString() {
    return name();
  }
}
