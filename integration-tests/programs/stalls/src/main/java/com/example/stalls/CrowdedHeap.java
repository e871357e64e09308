package com.example.stalls;

import java.util.concurrent.TimeUnit;

/**
 * A gigabyte of small objects, all alive, which another thread has collected while the event loop
 * computes.
 */
final class CrowdedHeap implements Culprit {

  private static final int BLOCKS = 36_000;
  private static final int OBJECTS_PER_BLOCK = 1_000;
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final long[][][] objects = new long[BLOCKS][][];
  private volatile boolean wanted;

  CrowdedHeap() {
    for (int i = 0; i < BLOCKS; i++) {
      objects[i] = new long[OBJECTS_PER_BLOCK][1];
    }
    Thread collector = new Thread(this::collect, "collector");
    collector.setDaemon(true);
    collector.start();
    System.gc();
  }

  private void collect() {
    try {
      while (objects.length == BLOCKS) {
        Thread.sleep(1);
        if (wanted) {
          collectAll();
          wanted = false;
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Again if the JVM has skipped it, because a smaller collection came in between. */
  private static void collectAll() {
    long start = System.nanoTime();
    do {
      System.gc();
    } while (System.nanoTime() - start < SHORTEST_NANOS);
  }

  @Override
  public void hold() {
    wanted = true;
    while (wanted) {
      Thread.onSpinWait();
    }
  }
}
