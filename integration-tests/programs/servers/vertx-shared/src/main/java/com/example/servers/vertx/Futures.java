package com.example.servers.vertx;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Futures of Vert.x, seen from the main thread. */
final class Futures {
  private static final int PATIENCE_SECONDS = 60;

  private Futures() {}

  /** Waits for a result. */
  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
