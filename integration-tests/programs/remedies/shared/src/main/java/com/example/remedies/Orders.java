package com.example.remedies;

import java.util.concurrent.CompletableFuture;

/** What the examples call: blocking code, its asynchronous twin, and what uses the result. */
final class Orders {

  private Orders() {}

  /** Blocks. */
  static String load() {
    return "order";
  }

  /** Does not block. */
  static CompletableFuture<String> loadAsync() {
    return CompletableFuture.completedFuture("order");
  }

  static String show(String order) {
    return order;
  }
}
