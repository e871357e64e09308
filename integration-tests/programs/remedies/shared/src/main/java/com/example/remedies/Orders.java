package com.example.remedies;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What the examples call: blocking code, its asynchronous twin, and what uses the result. */
final class Orders {

  private static volatile Callable<String> loading = () -> "order";

  private Orders() {}

  /** Says how orders are loaded from now on. */
  static void loadBy(Callable<String> loading) {
    Orders.loading = loading;
  }

  /** Blocks. */
  static String load() {
    try {
      return loading.call();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  /** Does not block. */
  static CompletableFuture<String> loadAsync() {
    return CompletableFuture.supplyAsync(Orders::load, task -> new Thread(task, "orders").start());
  }

  static String show(String order) {
    return order;
  }
}
