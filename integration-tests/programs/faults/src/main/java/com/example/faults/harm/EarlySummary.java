package com.example.faults.harm;

import io.loopwarden.api.Loopwarden;

/**
 * Asks for the summary at once: before there is an event loop, and right after the first blocking
 * call. Prints {@code EARLY} and the first line of the latter.
 */
public final class EarlySummary {

  private EarlySummary() {}

  /** Needs no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    Loopwarden.summary();
    try (Loop loop = new Loop("loop")) {
      loop.run(() -> Loop.sleep(20));
      System.out.println("EARLY " + Loopwarden.summary().lines().findFirst().orElse("nothing"));
    }
  }
}
