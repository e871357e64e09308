package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.watchdog.sampling.Sample;
import io.loopwarden.engine.watchdog.sampling.Sample.State;
import java.util.Locale;

/** Why an iteration of an event loop took long. */
public enum Cause {
  /** Known operations took most of it. */
  BLOCKING_CALL(false, "Call the asynchronous counterpart, or move the calls off the event loop"),

  /** The loop's thread burnt CPU for most of it, in one piece of work. */
  CPU(
      false,
      "Move the computation to a worker (executeBlocking, another executor), or cut it into"
          + " pieces"),

  /** No single task was long, but there were many of them. */
  MANY_TASKS(false, "Queue fewer tasks at once, batch them, or spread them over more event loops"),

  /** The loop's thread waited for a monitor that another thread held. */
  MONITOR(
      false,
      "Do not share a monitor with threads that hold it for long; hand over by message instead"),

  /** The loop's thread was in native code, without burning CPU. */
  NATIVE(false, "Call native code that may wait from a worker thread"),

  /** A static initialiser ran, or another thread's was waited for. */
  CLASS_INIT(false, "Initialise the class at start, before requests come, or make it lazy"),

  /** Classes were loaded and initialised, or lambdas and method handles linked. */
  CLASS_LOADING(
      false,
      "It happens once: call it at start, before requests come, or use an AOT or AppCDS archive of"
          + " classes"),

  /** The loop is a virtual thread, and another one kept their carrier to itself. */
  CARRIER_HELD(
      false,
      "Run on another scheduler what computes for long or waits where a virtual thread cannot leave"
          + " its carrier (native code, a static initialiser; before JDK 24 synchronized)"),

  /** Nothing was seen that would explain it. */
  UNKNOWN(false, "Lower stall.threshold, so that it is sampled earlier"),

  /** The garbage collector stopped all threads. */
  GC(true, "Look at the garbage collector's log"),

  /** The JVM stopped all threads for something other than garbage collection. */
  SAFEPOINT(true, "Look at -Xlog:safepoint: thread or heap dumps, deoptimisation, biased locks"),

  /** The process, or the whole machine, stood still: a signal, a debugger, a CPU quota. */
  SUSPENDED(true, "Look for SIGSTOP, debuggers, CPU quotas of the container, a paused machine"),

  /** The loop's thread was ready to run, and got no CPU. */
  STARVED(true, "Use fewer busy threads than cores, or give the process more cores");

  private final boolean platform;
  private final String remedy;

  Cause(boolean platform, String remedy) {
    this.platform = platform;
    this.remedy = remedy;
  }

  /** Whether the platform is to blame, and not the application: then it is no violation. */
  public boolean isPlatform() {
    return platform;
  }

  /** Whether it is there the first time only: whatever else happened then will happen again. */
  public boolean isOneOff() {
    return this == CLASS_INIT || this == CLASS_LOADING;
  }

  /** Whether a sample speaks for this cause; for most causes, all do. */
  boolean isSeenIn(Sample sample) {
    return switch (this) {
      case MONITOR -> sample.state() == State.BLOCKED;
      case CARRIER_HELD -> sample.state() == State.HELD;
      case CLASS_LOADING -> sample.isLoading();
      case CLASS_INIT -> sample.state() == State.CLASS_INIT || sample.isInInitialiser();
      default -> true;
    };
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /** The name that reports give it, such as {@code many_tasks}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
