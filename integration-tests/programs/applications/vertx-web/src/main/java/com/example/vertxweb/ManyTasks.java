package com.example.vertxweb;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** As many tasks of 50 µs as the request says, all queued at once. */
final class ManyTasks implements Handler<RoutingContext> {
  private static final long TASK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private final Context loop;

  ManyTasks(Context loop) {
    this.loop = loop;
  }

  @Override
  public void handle(RoutingContext request) {
    long number = Situations.number(request, "number");
    long began = System.currentTimeMillis();
    for (long i = 0; i < number; i++) {
      loop.runOnContext(nothing -> Computation.computeNanos(TASK_NANOS));
    }
    loop.runOnContext(
        nothing -> request.end(new Timed(began, System.currentTimeMillis()).toString()));
  }
}
