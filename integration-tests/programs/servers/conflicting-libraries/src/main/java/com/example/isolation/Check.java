package com.example.isolation;

/** What an application finds out about itself. */
final class Check {
  private Check() {}

  /** Fails unless a fact holds. */
  static void that(boolean fact, String what, Object actual) {
    if (!fact) {
      throw new IllegalStateException(what + ": " + actual);
    }
  }
}
