package com.example.vertxweb;

import java.util.concurrent.TimeUnit;

/** Work for the processor. */
final class Computation {
  private static volatile int result;

  private Computation() {}

  static void compute(long millis) {
    computeNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  static void computeNanos(long nanos) {
    long start = System.nanoTime();
    int number = 1;
    while (System.nanoTime() - start < nanos) {
      number = number * 31 + 7;
    }
    result = number;
  }
}
