package com.example.vertxweb;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A web shop on Vert.x, with scales that speak Netty alone. It runs until its input ends. */
public final class Shop {
  private static final int PATIENCE_SECONDS = 60;

  private Shop() {}

  /** Starts the program. */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    ShopVerticle shop = new ShopVerticle();
    vertx
        .deployVerticle(shop)
        .toCompletionStage()
        .toCompletableFuture()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    try (Scales scales = Scales.start()) {
      System.out.println("ready http=" + shop.port() + " scales=" + scales.port());
      awaitEndOfInput();
    }
    vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // until the input ends
    }
  }
}
