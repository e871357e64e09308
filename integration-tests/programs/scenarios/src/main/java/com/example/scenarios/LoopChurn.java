package com.example.scenarios;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Starts and stops many event loops, each of which blocks once, then looks whether their threads
 * can be collected.
 */
final class LoopChurn {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private LoopChurn() {}

  /**
   * Returns one line for standard output: how many loops were started, and how many of their
   * threads linger.
   */
  static String run(int loops, Callable<SingleLoop> starter) throws Exception {
    List<WeakReference<Thread>> threads = new ArrayList<>();
    for (int i = 0; i < loops; i++) {
      threads.add(liveOnce(starter));
    }
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (lingering(threads) > 0 && System.nanoTime() < deadline) {
      System.gc();
      Thread.sleep(20);
    }
    return "churned started=" + loops + " lingering=" + lingering(threads);
  }

  private static WeakReference<Thread> liveOnce(Callable<SingleLoop> starter) throws Exception {
    SingleLoop loop = starter.call();
    CompletableFuture<WeakReference<Thread>> thread = new CompletableFuture<>();
    loop.execute(
        () -> {
          blockOnce();
          thread.complete(new WeakReference<>(Thread.currentThread()));
        });
    WeakReference<Thread> reference = thread.get(30, TimeUnit.SECONDS);
    loop.stop();
    return reference;
  }

  /** A report about the loop must not keep its thread alive either. */
  private static void blockOnce() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long lingering(List<WeakReference<Thread>> threads) {
    return threads.stream().filter(thread -> thread.get() != null).count();
  }
}
