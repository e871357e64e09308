package com.example.watched;

import java.util.concurrent.CountDownLatch;

/** Ways to block an event loop, each with a frame of its own. */
final class Pause {

  /** How long the short ones take. */
  static final long MILLIS = 2;

  private Pause() {}

  static void once() {
    sleep();
  }

  static void again() {
    sleep();
  }

  static void unscoped() {
    sleep();
  }

  static void allowed() {
    sleep();
  }

  static void forLong() {
    sleep(500);
  }

  /** Waits, on a thread that is no event loop. */
  static void until(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep() {
    sleep(MILLIS);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
