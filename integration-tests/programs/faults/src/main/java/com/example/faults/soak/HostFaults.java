package com.example.faults.soak;

import java.util.ArrayList;
import java.util.List;

/** What an application can do to its own JVM. Both need a service that has nothing to do. */
final class HostFaults {
  private static final long EXHAUSTED_MILLIS = 60;

  private HostFaults() {}

  /** Fills the heap until nothing more fits, keeps it so for a while, and gives it back. */
  static void exhaustMemory() {
    List<byte[]> all = new ArrayList<>(1 << 12);
    int size = 1 << 20;
    long end = Long.MAX_VALUE;
    while (System.nanoTime() < end) {
      try {
        all.add(new byte[size]);
      } catch (OutOfMemoryError e) {
        if (end == Long.MAX_VALUE) {
          end = System.nanoTime() + EXHAUSTED_MILLIS * 1_000_000;
        }
        size = Math.max(16, size >> 1);
      }
    }
    all.clear();
    System.gc(); // what the service needs next is there
  }

  /** Interrupts the agent's threads, and all event loops. */
  static void interruptAll() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = thread.getName();
      if (name.startsWith("loopwarden")
          || name.contains("loop")
          || name.startsWith("reactor-http")) {
        thread.interrupt();
      }
    }
  }
}
