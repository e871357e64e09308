package com.example.watched;

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

  static void forLong() {
    sleep(500);
  }

  private static void sleep() {
    sleep(2);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
