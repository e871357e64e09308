package com.example.remedies;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Code on an event loop that uses the JDK only. */
final class NoneRemedies {

  private final Executor workers;

  NoneRemedies(Executor workers) {
    this.workers = workers;
  }

  CompletableFuture<String> elsewhere() {
    // [elsewhere]
    return CompletableFuture.supplyAsync(() -> Orders.load(), workers)
        .thenApply(order -> Orders.show(order));
    // [end]
  }

  CompletableFuture<String> later() {
    // [later]
    Executor delayed = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(() -> Orders.show("later"), delayed);
    // [end]
  }

  CompletableFuture<String> compose() {
    // [compose]
    return Orders.loadAsync().thenApply(order -> Orders.show(order));
    // [end]
  }
}
