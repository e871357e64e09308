package io.loopwarden.demo.shop;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The total of a basket in dollars, which needs the rate of exchange: hangs. */
final class TotalPage implements ShopPage {
  private static final int EUROS = 100;

  private final RatePage rate;

  TotalPage(RatePage rate) {
    this.rate = rate;
  }

  /** Waits for an answer that only the waiting event loop can receive. */
  @Override
  public JsonObject blocking() {
    return total(rate.repaired().toCompletionStage().toCompletableFuture().join());
  }

  @Override
  public Future<JsonObject> repaired() {
    return rate.repaired().map(TotalPage::total);
  }

  private static JsonObject total(JsonObject rate) {
    return new JsonObject().put("usd", EUROS * rate.getDouble("eur_usd"));
  }
}
