package com.example.faults.harm;

import java.util.HashMap;
import java.util.Map;

/**
 * Interrupts every other thread of the JVM, over and over, and notes what the agent's threads do
 * meanwhile; then its event loop blocks.
 */
public final class Interrupts {
  private static final int ROUNDS = 400;

  private Interrupts() {}

  /** Prints for each of the agent's threads in how many of 100 looks it was running. */
  public static void main(String[] arguments) throws InterruptedException {
    try (Loop loop = new Loop("loop")) {
      loop.run(() -> Loop.sleep(20));
      Loop.sleep(1000); // until the agent's threads have done what they begin with
      Map<String, Integer> running = new HashMap<>();
      for (int i = 0; i < ROUNDS; i++) {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
          if (thread.getName().startsWith("loopwarden-")) {
            boolean runs = thread.getState() == Thread.State.RUNNABLE;
            running.merge(thread.getName(), runs ? 1 : 0, Integer::sum);
            thread.interrupt();
          }
        }
        Loop.sleep(5);
      }
      running.forEach((name, looks) -> System.out.println(name + ' ' + looks * 100 / ROUNDS));
      loop.run(Interrupts::sleepAfterwards);
    }
  }

  /** A site of its own. */
  private static void sleepAfterwards() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
