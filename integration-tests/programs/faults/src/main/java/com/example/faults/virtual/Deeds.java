package com.example.faults.virtual;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What is done on an event loop, or beside it. Each takes {@link #MILLIS} milliseconds. */
final class Deeds {

  static final long MILLIS = 400;

  private static final Object MONITOR = new Object();
  private static volatile double sum;

  private Deeds() {}

  static void sleep() {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void compute() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    while (System.nanoTime() < end) {
      sum += Math.sqrt(end);
    }
  }

  static void waitForMonitor() {
    CountDownLatch owned = new CountDownLatch(1);
    Thread owner = new Thread(() -> own(owned), "owner");
    owner.setDaemon(true);
    owner.start();
    while (owned.getCount() > 0) {
      Thread.onSpinWait();
    }
    enter();
  }

  private static void own(CountDownLatch owned) {
    synchronized (MONITOR) {
      owned.countDown();
      sleep();
    }
  }

  private static void enter() {
    synchronized (MONITOR) {
      sum++;
    }
  }

  static void park() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS));
  }

  /** Waits with a native frame on the stack, which keeps a virtual thread on its carrier. */
  static void pin() {
    try {
      Deeds.class.getDeclaredMethod("waitParked").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static void waitParked() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    while (end - System.nanoTime() > 0) {
      park();
    }
  }
}
