package com.example.situations;

/** The one call that has to be reported: it proves of each event loop that it was watched. */
final class Mistake {
  private Mistake() {}

  static Void sleep() throws InterruptedException {
    Thread.sleep(1);
    return null;
  }
}
