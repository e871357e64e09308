package com.example.faults.runtime;

/** What an event loop should not do. */
final class Tasks {
  private static final int SLEEP_MILLIS = 20;
  private static final long COMPUTE_NANOS = 1_000_000_000;

  private Tasks() {}

  static String sleep() throws InterruptedException {
    Thread.sleep(SLEEP_MILLIS);
    return "slept";
  }

  static String compute() {
    long start = System.nanoTime();
    int rounds = 0;
    while (System.nanoTime() - start < COMPUTE_NANOS) {
      rounds++;
    }
    return rounds > 0 ? "computed" : "did nothing";
  }
}
