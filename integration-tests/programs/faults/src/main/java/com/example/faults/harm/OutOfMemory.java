package com.example.faults.harm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs out of memory again and again, while its event loop blocks, and catches every error of its
 * own; any that it does not catch ends the JVM, with exit code 66. In the end its loop blocks once
 * more, at another line. Prints which threads of the agent have ended, and what the addresses that
 * are its arguments answer afterwards.
 */
public final class OutOfMemory {
  private static final int ROUNDS = 12;
  private static final long ROUND_MILLIS = 150;
  private static final int UNCAUGHT = 66;

  /** What fills the heap; null between. */
  private static volatile List<byte[]> all;

  private OutOfMemory() {}

  /** Needs little memory: {@code -Xmx48m}. */
  public static void main(String[] addresses) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(OutOfMemory::end);
    try (Loop loop = new Loop("loop")) {
      loop.run(() -> Loop.sleep(20));
      Loop.sleep(1500); // a class whose initialiser runs out of memory can never be used again
      Answers.of(addresses);
      Set<String> threads = AgentThreads.names();
      for (int i = 0; i < ROUNDS; i++) {
        exhaust();
        loop.run(OutOfMemory::sleepBetween);
      }
      loop.run(OutOfMemory::sleepAfterwards);
      threads.removeAll(AgentThreads.names());
      System.out.println("ended " + threads);
      Answers.of(addresses).forEach(System.out::println);
    }
    System.out.println("survived all");
  }

  private static void end(Thread thread, Throwable reason) {
    all = null;
    System.err.println("uncaught in " + thread);
    reason.printStackTrace();
    Runtime.getRuntime().halt(UNCAUGHT);
  }

  private static void exhaust() throws InterruptedException {
    all = new ArrayList<>();
    int size = 1 << 20;
    long end = System.currentTimeMillis() + ROUND_MILLIS;
    while (System.currentTimeMillis() < end) {
      try {
        all.add(new byte[size]);
      } catch (OutOfMemoryError e) {
        size = Math.max(16, size >> 1);
      }
    }
    all = null;
  }

  private static void sleepBetween() {
    try {
      Loop.sleep(5);
    } catch (OutOfMemoryError e) {
      // it is this program's own
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
