package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A result that comes from another thread: waited for, or composed. */
final class FutureExhibit implements Exhibit {
  private static final int PRICE_IN_CENTS = 4_200;

  private final Vertx vertx;
  private final Executor priceService =
      CompletableFuture.delayedExecutor(150, TimeUnit.MILLISECONDS);

  FutureExhibit(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Caption caption() {
    return new Caption(
        "future",
        "Using a future's result",
        "future.join()",
        "Future.fromCompletionStage(future)",
        "Say what to do with the result, then leave.");
  }

  @Override
  public JsonObject mistake() {
    return answer(price().join());
  }

  @Override
  public Future<JsonObject> twin() {
    return Future.fromCompletionStage(price(), vertx.getOrCreateContext())
        .map(FutureExhibit::answer);
  }

  private CompletableFuture<Integer> price() {
    return CompletableFuture.supplyAsync(() -> PRICE_IN_CENTS, priceService);
  }

  private static JsonObject answer(int cents) {
    return new JsonObject().put("price_in_cents", cents);
  }
}
