package com.example.faults.stalls;

import com.example.faults.harm.Loop;
import io.loopwarden.api.Loopwarden;
import io.loopwarden.api.Watch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tasks that compute for long, where no wait for events comes before or after: the first task of a
 * loop, a task on a loop that never waits, and the only task of a loop that ends with it.
 */
public final class HardToSee {
  private static volatile long result;

  private HardToSee() {}

  /** Prints {@code failed …} if the assertion of the last one fails, as it should. */
  public static void main(String[] arguments) throws Exception {
    try (Loop loop = new Loop("first-loop")) {
      loop.run(HardToSee::first);
    }
    try (Loop loop = new Loop("busy-loop")) {
      AtomicBoolean stop = new AtomicBoolean();
      loop.execute(
          new Runnable() {
            @Override
            public void run() {
              if (!stop.get()) {
                loop.execute(this);
              }
            }
          });
      Loop.sleep(500);
      loop.run(HardToSee::amid);
      Loop.sleep(500);
      stop.set(true);
    }
    try (Watch watch = Loopwarden.watch()) {
      Loopwarden.runOnEventLoop(HardToSee::last);
      watch.assertNonBlocking();
      System.out.println("passed without a word");
    } catch (AssertionError failure) {
      System.out.println("failed " + failure.getMessage().lines().findFirst().orElse(""));
    }
  }

  private static void first() {
    compute(800);
  }

  private static void amid() {
    compute(800);
  }

  private static void last() {
    compute(400);
  }

  private static void compute(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < end) {
      result = result * 31 + 1;
    }
  }
}
