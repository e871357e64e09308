package com.example.micronaut;

/** Scales, which take their time. */
final class Scales {
  private Scales() {}

  /** Weighs an article, which the caller waits for. */
  static void weigh() throws InterruptedException {
    Thread.sleep(5);
  }
}
