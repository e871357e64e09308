package com.example.remedies;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * Ends what a thread waits for, a while after it has seen the thread wait: however slow the machine
 * is, the thread has waited.
 */
final class Opener {

  private static final long POLL_MILLIS = 2;
  private static final long WAIT_MILLIS = 30;

  private Opener() {}

  /** Something that may fail. */
  interface Step {
    void run() throws Exception;
  }

  /**
   * Makes code wait.
   *
   * @param before is done first, on the thread that opens
   * @param code waits, until it is opened
   * @param open ends the wait
   */
  static Callable<String> open(Step before, Callable<String> code, Step open) throws Exception {
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Thread[] waiting = new Thread[1];
    Thread opener =
        new Thread(
            () -> {
              try {
                before.run();
                ready.countDown();
                begun.await();
                awaitWait(waiting[0]);
                open.run();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            "opener");
    opener.setDaemon(true);
    opener.start();
    ready.await();
    return () -> {
      waiting[0] = Thread.currentThread();
      begun.countDown();
      return code.call();
    };
  }

  private static void awaitWait(Thread thread) throws InterruptedException {
    while (!waits(thread)) {
      Thread.sleep(POLL_MILLIS);
    }
    Thread.sleep(WAIT_MILLIS);
  }

  /** Parked, or in a method of the JVM, beneath what is to wait. */
  private static boolean waits(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    Thread.State state =
        thread.getState(); // a virtual thread that is parked is in no native method
    boolean isParked = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    if (stack.length == 0 || !isParked && !stack[0].isNativeMethod()) {
      return false;
    }
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(Blocking.class.getName())) {
        return true;
      }
    }
    return false;
  }
}
