package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Somebody else, on a worker thread, who takes a thing and keeps it for a while. */
final class Occupant {
  private static final Duration STAY = Duration.ofMillis(150);

  private final Vertx vertx;

  Occupant(Vertx vertx) {
    this.vertx = vertx;
  }

  /** A thing that was taken, and how to give it back. */
  @FunctionalInterface
  interface Possession {
    void giveBack() throws Exception;
  }

  /** Completes, on the caller's event loop, as soon as the thing is taken. */
  Future<Void> occupy(Callable<Possession> take) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    vertx.executeBlocking(() -> stay(take, taken), false).onFailure(taken::completeExceptionally);
    return Future.fromCompletionStage(taken, vertx.getOrCreateContext());
  }

  private static Void stay(Callable<Possession> take, CompletableFuture<Void> taken)
      throws Exception {
    Possession possession = take.call();
    try {
      taken.complete(null);
      Thread.sleep(STAY.toMillis());
    } finally {
      possession.giveBack();
    }
    return null;
  }
}
