package com.example.armeria;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** How many there are of an article. Counting takes a while. */
final class Stock {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int COUNTING_MILLIS = 20;

  private final Executor counters;

  Stock(Executor counters) {
    this.counters = counters;
  }

  /** The number, which the caller waits for. */
  int of(String article) {
    Thread caller = Thread.currentThread();
    return CompletableFuture.supplyAsync(() -> count(article, caller), counters).join();
  }

  /** Counts once the caller waits: on a slow machine it would find the number there already. */
  private static int count(String article, Thread caller) {
    try {
      for (int i = 0; i < PATIENCE_MILLIS && caller.getState() != Thread.State.WAITING; i++) {
        Thread.sleep(1);
      }
      Thread.sleep(COUNTING_MILLIS);
      return article.length();
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }
}
