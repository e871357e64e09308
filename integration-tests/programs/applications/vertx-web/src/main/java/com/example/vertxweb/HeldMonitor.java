package com.example.vertxweb;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** A monitor that another thread is inside of, for as long as the request says. */
final class HeldMonitor implements Handler<RoutingContext> {
  private final Context loop;
  private final Object monitor = new Object();
  private int entered;

  HeldMonitor(Context loop) {
    this.loop = loop;
  }

  @Override
  public void handle(RoutingContext request) {
    new Thread(() -> takeStock(request), "stocktaking").start();
  }

  private void takeStock(RoutingContext request) {
    synchronized (monitor) {
      loop.runOnContext(nothing -> Situations.answer(request, this::enter));
      try {
        Thread.sleep(Situations.number(request, "millis"));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void enter() {
    synchronized (monitor) {
      entered++;
    }
  }
}
