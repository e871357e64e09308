package com.example.vertxweb;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** Tasks of 50 ms, until the process was stopped for as long as the request says. */
final class ShortWork implements Handler<RoutingContext> {
  private static final long TASK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int PAUSE_MILLIS = 1;

  private final Context loop;
  private long lastNanos;

  ShortWork(Context loop) {
    this.loop = loop;
  }

  @Override
  public void handle(RoutingContext request) {
    lastNanos = System.nanoTime();
    await(request, System.currentTimeMillis());
  }

  /** Goes on by timers: the loop looks at its connections between two tasks. */
  private void await(RoutingContext request, long beganMillis) {
    long awaitedNanos = TimeUnit.MILLISECONDS.toNanos(Situations.number(request, "millis"));
    loop.owner()
        .setTimer(
            PAUSE_MILLIS,
            timer -> {
              if (work() < awaitedNanos) {
                await(request, beganMillis);
              } else {
                request.end(new Timed(beganMillis, System.currentTimeMillis()).toString());
              }
            });
  }

  /** Computes, and returns for how long the process was stopped, which does not count as work. */
  private long work() {
    long stopped = 0;
    long worked = 0;
    while (worked < TASK_NANOS) {
      long now = System.nanoTime();
      long step = now - lastNanos;
      stopped = Math.max(stopped, step);
      worked += Math.min(step, TASK_NANOS / 2);
      lastNanos = now;
    }
    return stopped;
  }
}
