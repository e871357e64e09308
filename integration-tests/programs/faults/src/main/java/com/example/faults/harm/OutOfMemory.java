package com.example.faults.harm;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs out of memory again and again, while its event loop blocks, and catches every error of its
 * own; any that it does not catch ends the JVM, with exit code 66. In the end its loop blocks once
 * more, at another line.
 */
public final class OutOfMemory {
  private static final int ROUNDS = 12;
  private static final long ROUND_MILLIS = 150;

  private OutOfMemory() {}

  /** Needs no arguments, and little memory: {@code -Xmx48m}. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler((thread, reason) -> Runtime.getRuntime().halt(66));
    try (Loop loop = new Loop("loop")) {
      loop.run(() -> Loop.sleep(20));
      Loop.sleep(1500); // a class whose initialiser runs out of memory can never be used again
      for (int i = 0; i < ROUNDS; i++) {
        exhaust();
        loop.run(OutOfMemory::sleepBetween);
      }
      loop.run(OutOfMemory::sleepAfterwards);
    }
    System.out.println("survived all");
  }

  private static void exhaust() throws InterruptedException {
    List<byte[]> all = new ArrayList<>();
    int size = 1 << 20;
    long end = System.currentTimeMillis() + ROUND_MILLIS;
    while (System.currentTimeMillis() < end) {
      try {
        all.add(new byte[size]);
      } catch (OutOfMemoryError e) {
        size = Math.max(16, size >> 1);
      }
    }
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
