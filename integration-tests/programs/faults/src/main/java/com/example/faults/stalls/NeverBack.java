package com.example.faults.stalls;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * A verticle waits in {@code start()} for what only its own event loop can do, and so for ever;
 * another one has nothing to do.
 */
public final class NeverBack {
  private NeverBack() {}

  /**
   * Prints {@code idle now}, and for each line of its standard input deploys a verticle that hangs,
   * which prints {@code hanging now}; ends the JVM with its standard input.
   */
  public static void main(String[] arguments) throws Exception {
    Vertx vertx = Vertx.vertx();
    vertx.deployVerticle(new Idle()).await();
    System.out.println("idle now");
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    readAll(orders, vertx);
    System.exit(0);
  }

  private static void readAll(BufferedReader orders, Vertx vertx) throws IOException {
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      vertx.deployVerticle(new Hanging());
    }
  }

  private static final class Idle extends AbstractVerticle {}

  private static final class Hanging extends AbstractVerticle {
    @Override
    public void start() throws InterruptedException {
      CountDownLatch done = new CountDownLatch(1);
      context.runOnContext(later -> done.countDown());
      System.out.println("hanging now");
      done.await();
    }
  }
}
