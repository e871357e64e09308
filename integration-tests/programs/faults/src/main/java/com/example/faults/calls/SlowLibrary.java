package com.example.faults.calls;

import java.util.concurrent.TimeUnit;

/** Stands for a library, which the agent's options declare it to be: it sleeps, and it computes. */
final class SlowLibrary {

  private SlowLibrary() {}

  /** Sleeps, and computes for somewhat longer. */
  static void load() throws InterruptedException {
    sleep();
    compute();
  }

  static void sleep() throws InterruptedException {
    Thread.sleep(300);
  }

  static void compute() {
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
    while (System.nanoTime() < endNanos) {
      Thread.onSpinWait();
    }
  }
}
