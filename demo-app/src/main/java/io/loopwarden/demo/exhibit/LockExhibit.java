package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Reading what a lock guards while another thread holds it: on the event loop, or on a worker. */
final class LockExhibit implements Exhibit {
  private final Vertx vertx;
  private final Occupant stocktaking;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Integer> stock = new HashMap<>(Map.of("bolts", 17));

  LockExhibit(Vertx vertx) {
    this.vertx = vertx;
    this.stocktaking = new Occupant(vertx);
  }

  @Override
  public Caption caption() {
    return new Caption(
        "lock",
        "Taking a lock somebody holds",
        "lock.lock()",
        "vertx.executeBlocking(readUnderLock)",
        "Never let the loop wait for a thread.");
  }

  @Override
  public Future<Void> prepare() {
    return stocktaking.occupy(
        () -> {
          lock.lock();
          return lock::unlock;
        });
  }

  @Override
  public JsonObject mistake() {
    return readUnderLock();
  }

  @Override
  public Future<JsonObject> twin() {
    return vertx.executeBlocking(this::readUnderLock, false);
  }

  private JsonObject readUnderLock() {
    lock.lock();
    try {
      return new JsonObject().put("bolts", stock.get("bolts"));
    } finally {
      lock.unlock();
    }
  }
}
