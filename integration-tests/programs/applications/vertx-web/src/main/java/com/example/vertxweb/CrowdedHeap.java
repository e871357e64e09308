package com.example.vertxweb;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/**
 * A gigabyte of small objects, all alive, which another thread has collected again and again while
 * the event loop computes, for as long as the request says.
 */
final class CrowdedHeap implements Handler<RoutingContext> {
  private static final int BLOCKS = 36_000;
  private static final int OBJECTS_PER_BLOCK = 1_000;

  private final Context loop;
  private volatile long[][][] objects;
  private volatile boolean collected;

  CrowdedHeap(Context loop) {
    this.loop = loop;
  }

  @Override
  public void handle(RoutingContext request) {
    new Thread(() -> collect(request), "collector").start();
  }

  private void collect(RoutingContext request) {
    objects = new long[BLOCKS][][];
    for (int i = 0; i < BLOCKS; i++) {
      objects[i] = new long[OBJECTS_PER_BLOCK][1];
    }
    collected = false;
    // Not on the loop: the first collection may well come before its first look at the clock.
    long began = System.currentTimeMillis();
    loop.runOnContext(
        nothing -> {
          computeMeanwhile();
          request.end(new Timed(began, System.currentTimeMillis()).toString());
        });
    long start = System.nanoTime();
    long nanos = TimeUnit.MILLISECONDS.toNanos(Situations.number(request, "millis"));
    while (System.nanoTime() - start < nanos) {
      System.gc();
    }
    collected = true;
    objects = null;
  }

  private void computeMeanwhile() {
    while (!collected) {
      Thread.onSpinWait();
    }
  }
}
