package com.example.isolation.legacy;

/** Old code that must not block, not even below code that may. */
final class Payment {
  private Payment() {}

  static void charge() throws InterruptedException {
    Thread.sleep(1);
  }
}
