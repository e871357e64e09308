package com.example.servers.vertx;

import io.vertx.core.AbstractVerticle;
import java.util.concurrent.Executor;

/** A verticle that may block, deployed as a worker or on virtual threads. */
final class BlockingVerticle extends AbstractVerticle implements Executor {
  @Override
  public void execute(Runnable task) {
    context.runOnContext(nothing -> task.run());
  }

  /** A runnable as something to be called. */
  static Void run(Runnable task) {
    task.run();
    return null;
  }
}
