package com.example.vertxweb.measured;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.CountDownLatch;

/** A pool of one worker that gets more tasks from an event loop than it can do at once. */
final class WorkerQueue {

  private static final long TASK_MILLIS = 700;

  private final Vertx vertx;
  private final WorkerExecutor worker;

  WorkerQueue(Vertx vertx) {
    this.vertx = vertx;
    this.worker = vertx.createSharedWorkerExecutor("shop-worker", 1);
  }

  /** Has the worker do so many tasks; the event loop then sleeps, while its next task waits. */
  void fill(int tasks) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(tasks);
    vertx.runOnContext(
        here -> {
          for (int i = 0; i < tasks; i++) {
            worker
                .executeBlocking(() -> sleep(TASK_MILLIS), false)
                .onComplete(ended -> done.countDown());
          }
          vertx.runOnContext(next -> Thread.onSpinWait());
          sleep(MeasuredShop.SLEEP_MILLIS);
        });
    done.await();
  }

  private static boolean sleep(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
