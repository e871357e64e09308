package com.example.pools;

import java.util.concurrent.CountDownLatch;

/** What holds tasks until it is opened. */
final class Gate {

  private final CountDownLatch open = new CountDownLatch(1);

  /** A task that ends once the gate is open. */
  void pass() {
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void open() {
    open.countDown();
  }
}
