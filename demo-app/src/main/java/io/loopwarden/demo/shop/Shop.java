package io.loopwarden.demo.shop;

import io.loopwarden.demo.backends.Backends;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;

/** The slow service of {@code docs/slow-service.md}: pages with a mistake each, or repaired. */
public final class Shop {
  private final RatePage rate;
  private final OrdersPage orders;
  private final TotalPage total;
  private final boolean isRepaired;

  /**
   * Makes it.
   *
   * @param isRepaired whether the pages are those after the change
   */
  public Shop(Backends backends, Vertx vertx, boolean isRepaired) {
    this.rate = new RatePage(WebClient.create(vertx), backends.upstream().uri());
    this.orders = new OrdersPage(vertx, backends.database().narrowPool());
    this.total = new TotalPage(rate);
    this.isRepaired = isRepaired;
  }

  /** Adds its pages to the service. */
  public void addTo(Router router) {
    router.get("/shop/rate").handler(context -> answer(rate, context));
    router.get("/shop/orders").handler(context -> answer(orders, context));
    router.get("/shop/export").handler(context -> end(orders.export(), context));
    router.get("/shop/total").handler(context -> answer(total, context));
  }

  private void answer(ShopPage page, RoutingContext context) {
    end(isRepaired ? page.repaired() : blocking(page), context);
  }

  private static Future<JsonObject> blocking(ShopPage page) {
    try {
      return Future.succeededFuture(page.blocking());
    } catch (Exception failure) {
      return Future.failedFuture(failure);
    }
  }

  private static void end(Future<JsonObject> answer, RoutingContext context) {
    answer.onComplete(context::json, context::fail);
  }
}
