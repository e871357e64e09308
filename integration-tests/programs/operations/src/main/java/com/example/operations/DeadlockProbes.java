package com.example.operations;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.util.concurrent.BlockingOperationException;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.internal.ThreadExecutorMap;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Waiting on an event loop for what nobody but that event loop can do. */
final class DeadlockProbes {

  private DeadlockProbes() {}

  static void addTo(Probes probes) {
    probes
        .category("future")
        .operation("io.netty.util.concurrent.DefaultPromise.sync")
        .deadlock("Netty Promise.sync() on its own event loop", bench -> DeadlockProbes::promise)
        .operation("java.util.concurrent.CompletableFuture.get")
        .deadlock(
            "CompletableFuture.supplyAsync(…, eventLoop).get(long, TimeUnit) on that event loop",
            bench -> () -> awaitInVain(CompletableFuture.supplyAsync(() -> "done", current())))
        .deadlock(
            "CompletableFuture.runAsync(…, eventLoop).get(long, TimeUnit) on that event loop",
            bench -> () -> awaitInVain(CompletableFuture.runAsync(() -> {}, current())))
        .deadlock(
            "Vert.x Future.toCompletionStage()….get(long, TimeUnit) on its context",
            DeadlockProbes::vertx);
  }

  private static EventExecutor current() {
    return ThreadExecutorMap.currentExecutor();
  }

  private static void promise() throws InterruptedException {
    try {
      current().newPromise().sync();
    } catch (BlockingOperationException expected) {
      // Netty notices by itself, and whoever swallows this never hears of it
    }
  }

  private static void awaitInVain(Future<?> future) throws Exception {
    try {
      future.get(Workbench.PAUSE_MILLIS, MILLISECONDS);
    } catch (TimeoutException expected) {
      // without a time-out it would wait for ever
    }
  }

  /** Runs on an event loop of Vert.x, which takes the probe's name for that. */
  private static Action vertx(Workbench bench) throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    bench.closing(vertx::close);
    CountDownLatch done = new CountDownLatch(1);
    vertx
        .getOrCreateContext()
        .runOnContext(
            start -> {
              Thread.currentThread().setName(bench.threadName());
              waitForTimer(vertx);
              done.countDown();
            });
    if (!done.await(9, SECONDS)) {
      throw new IllegalStateException("still waiting");
    }
    return () -> {};
  }

  private static void waitForTimer(Vertx vertx) {
    try {
      awaitInVain(vertx.timer(1, MILLISECONDS).toCompletionStage().toCompletableFuture());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
