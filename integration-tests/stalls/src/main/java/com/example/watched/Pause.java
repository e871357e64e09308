package com.example.watched;

import java.util.concurrent.CountDownLatch;

/** Ways to block an event loop, each with a frame of its own. */
final class Pause {

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

  private static void sleep() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void until(CountDownLatch released) {
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
