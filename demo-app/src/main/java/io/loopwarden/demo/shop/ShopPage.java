package io.loopwarden.demo.shop;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** A page of the shop, in two versions that give the same answer. */
interface ShopPage {

  /** The version that blocks the event loop. */
  JsonObject blocking() throws Exception;

  /** The version after the change. */
  Future<JsonObject> repaired();
}
