package com.example.scenarios;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a peer answer late for certain: only once it has seen the scenario's thread wait, and {@link
 * #DELAY_MILLIS} after that. So the call under test lasts at least that long, however busy the
 * machine is.
 */
final class Rendezvous {
  /** How long a peer lets a scenario wait. */
  static final long DELAY_MILLIS = 50;

  private static final long STILL_MILLIS = 20;

  private static final String SCENARIOS = Rendezvous.class.getPackageName() + ".";

  private volatile Thread waiter;
  private volatile boolean cancelled;

  /** Tells who is going to wait; does not block. */
  void enter(Thread thread) {
    waiter = thread;
  }

  /** Ends the peers' waiting. */
  void cancel() {
    cancelled = true;
  }

  /** Returns late, or false if the scenario ended without waiting. */
  boolean arriveLate() throws InterruptedException {
    while (!waitingForLong()) {
      if (cancelled) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    Thread.sleep(DELAY_MILLIS);
    return true;
  }

  /**
   * Whether the thread waits and has used no processor for a while: a thread that is only on its
   * way through that code, or has lost its processor there, would soon go on and wait elsewhere.
   */
  private boolean waitingForLong() {
    if (!waiting()) {
      return false;
    }
    long before = cpuNanos();
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STILL_MILLIS));
    return cpuNanos() == before && waiting();
  }

  @SuppressWarnings("deprecation") // threadId() does not exist on JDK 17
  private long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(waiter.getId());
  }

  /**
   * Whether the thread is inside the JDK's networking code or parked by it, called from a scenario.
   */
  private boolean waiting() {
    Thread thread = waiter;
    if (thread == null) {
      return false;
    }
    StackTraceElement[] stack = thread.getStackTrace();
    if (stack.length == 0 || !waits(stack[0])) {
      return false;
    }
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().startsWith(SCENARIOS)
          && frame.getClassName().endsWith("Scenarios")) {
        return true;
      }
    }
    return false;
  }

  private static boolean waits(StackTraceElement top) {
    return top.getClassName().startsWith("sun.nio.ch.") || top.getMethodName().equals("park");
  }
}
